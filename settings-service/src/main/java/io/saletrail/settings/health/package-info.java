/// How a merchant's connections are: whether Stripe's webhooks come, whether checks read the
/// account, whether Trackdesk takes the token, and how long deliveries wait.
///
/// Reading order: [ConnectionFeed] and [ConnectionProjection] (what ingest-service sees of Stripe),
/// [Signs] and [SignsQuery] (what is read of a merchant), [Trouble] and [HealthRules] (what that
/// means), [HealthConfig]; [Waiting] and [HealthQuery] (the whole of it), [HealthAnswer],
/// [HealthResource] and [EndpointSigns]; [HealthSweep] (the metrics).
@NullMarked
package io.saletrail.settings.health;

import org.jspecify.annotations.NullMarked;
