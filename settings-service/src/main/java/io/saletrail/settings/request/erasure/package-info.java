/// Erasure of a buyer or a merchant in all services, and its record.
///
/// Reading order: [ErasureResource], [ErasureRequest], [ErasureScope], [ErasureLedger],
/// [PrivacyFeed], [ErasureTable]; [ErasureQuery], [Erasure]; [ErasureSweep].
@NullMarked
package io.saletrail.settings.request.erasure;

import org.jspecify.annotations.NullMarked;
