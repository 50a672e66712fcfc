package io.saletrail.settings.shadow;

import io.saletrail.contracts.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion that Trackdesk would hold, had shadow mode not held it.
///
/// @param externalId the Stripe charge, by which another app's conversions are found
/// @param type the merchant's conversion type code
/// @param status as Trackdesk would show it
/// @param cid whether it is credited to a click
@Schema(name = "ShadowLine")
public record ShadowLine(
    String externalId, String type, String status, Money amount, boolean cid, Instant paidAt) {}
