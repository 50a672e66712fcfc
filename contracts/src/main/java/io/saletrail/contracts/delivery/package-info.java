/// The delivery of conversions to Trackdesk.
///
/// Reading order: [DeliveryFact], [DeliveryAttempted], [DeliveryHeld], [DeliveryReadBack],
/// [Refusal].
@NullMarked
package io.saletrail.contracts.delivery;

import org.jspecify.annotations.NullMarked;
