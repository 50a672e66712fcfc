/// The erasure of buyers and merchants.
///
/// Reading order: [ErasureFeed], [ErasureLedger].
@NullMarked
package io.saletrail.ingest.erasure;

import org.jspecify.annotations.NullMarked;
