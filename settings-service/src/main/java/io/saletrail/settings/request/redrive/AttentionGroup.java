package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Deliveries in one currency that need attention for the same reason.
///
/// @param cause a constant: why
/// @param redriveReason the reason to select for a re-drive; absent when they resume automatically
/// @param test whether they come from Stripe's test mode
/// @param conversions how many
/// @param since since when the oldest needs attention
@Schema(name = "AttentionGroup")
public record AttentionGroup(
    DeliveryStatus state,
    Optional<String> cause,
    Explanation explanation,
    Optional<RedriveReason> redriveReason,
    boolean test,
    long conversions,
    Money amount,
    Instant since) {}
