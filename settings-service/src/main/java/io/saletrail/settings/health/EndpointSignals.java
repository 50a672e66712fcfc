package io.saletrail.settings.health;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What comes to the webhook endpoint without a signature of Stripe's. The endpoint is the house's,
/// and whom such a webhook names is not to be believed: no merchant is told of it.
///
/// @param refused how many came lately
/// @param lastAt when the last of them came
@Schema(name = "EndpointSigns")
public record EndpointSignals(long refused, Optional<Instant> lastAt) {}
