/// Objects that can still change: delayed payments, pending refunds, open disputes. Recorded when
/// their events are read, deleted when one shows that they are final.
///
/// Reading order: [UnsettledRules] with [Settlement] and [UnsettledKind], [UnsettledObjects]
/// (storage).
@NullMarked
package io.saletrail.ingest.unsettled;

import org.jspecify.annotations.NullMarked;
