package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.settings.explanation.Explanation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Conversions in one currency that are on hold for the same reason: Trackdesk pays no commission
/// for them until they are released.
@Schema(name = "OnHoldGroup")
public record OnHoldGroup(
    LifecycleReason reason, Explanation explanation, long conversions, Money amount) {}
