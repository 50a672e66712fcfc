/// Deliveries of conversions to Trackdesk, in any order of arrival.
///
/// Reading order: [DeliveryFeed], [DeliveryProjection], [DeliveryRow], [DeliveryStatus],
/// [Progress], [DeliveryExplanation].
@NullMarked
package io.saletrail.settings.insight.delivery;

import org.jspecify.annotations.NullMarked;
