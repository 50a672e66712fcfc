/// What came and has not settled yet: delayed payments, pending refunds, open disputes. Remembered
/// when their events are read, and forgotten when one says that they have settled.
///
/// Reading order: [UnsettledRules] with [Settlement] and [UnsettledKind] (what has not settled),
/// [UnsettledObjects] (what is remembered).
@NullMarked
package io.saletrail.ingest.unsettled;

import org.jspecify.annotations.NullMarked;
