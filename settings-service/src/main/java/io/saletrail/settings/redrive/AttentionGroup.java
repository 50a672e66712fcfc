package io.saletrail.settings.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.delivery.DeliveryStatus;
import io.saletrail.settings.explanation.Explanation;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Deliveries that wait for the same thing, of one currency.
///
/// @param state how they stand at Trackdesk
/// @param cause what they wait for, by name
/// @param explanation the same in words, with what helps
/// @param redriveReason what to name to have them sent again; absent where they go on by themselves
/// @param test whether they come from Stripe's test mode
/// @param conversions how many
/// @param amount their sum
/// @param since when the first of them began to wait
@Schema(name = "WaitingGroup")
public record AttentionGroup(
    DeliveryStatus state,
    Optional<String> cause,
    Explanation explanation,
    Optional<RedriveReason> redriveReason,
    boolean test,
    long conversions,
    Money amount,
    Instant since) {}
