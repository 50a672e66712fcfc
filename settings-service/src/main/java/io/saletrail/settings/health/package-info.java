/// How a merchant's connections are: whether Stripe's webhooks come, whether checks read the
/// account, whether Trackdesk takes the token, and how long deliveries wait.
///
/// Reading order: [ConnectionFeed] and [ConnectionProjection] (what ingest-service sees of Stripe),
/// [HealthSignals] and [HealthSignalsQuery] (what is read of a merchant), [HealthProblem] and
/// [HealthRules] (what that means), [HealthConfig]; [DeliveryBacklog] and [HealthQuery] (the whole
/// of it), [HealthResponse], [HealthResource] and [EndpointSignals]; [HealthSweep] (the metrics).
@NullMarked
package io.saletrail.settings.health;

import org.jspecify.annotations.NullMarked;
