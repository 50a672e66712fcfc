package io.saletrail.settings.health;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Webhooks whose signature verification failed. Their account cannot be trusted, so only operators
/// see the count.
///
/// @param failedSignatures how many in the last hour
/// @param lastAt when the last one arrived
@Schema(name = "EndpointSignals")
public record EndpointSignals(long failedSignatures, Optional<Instant> lastAt) {}
