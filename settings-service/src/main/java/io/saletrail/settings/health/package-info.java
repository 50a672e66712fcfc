/// The health of a merchant's connections: webhooks, checks, the token, and pending deliveries.
///
/// Reading order: [ConnectionFeed] and [ConnectionProjection] (observations of ingest-service),
/// [HealthSignals] and [HealthSignalsQuery] (what is read), [HealthProblem] and [HealthRules] (what
/// it means), [HealthConfig]; [DeliveryBacklog] and [HealthQuery], [HealthResponse],
/// [MerchantHealth], [HealthResource] and [EndpointSignals]; [HealthSweep] (the metrics).
@NullMarked
package io.saletrail.settings.health;

import org.jspecify.annotations.NullMarked;
