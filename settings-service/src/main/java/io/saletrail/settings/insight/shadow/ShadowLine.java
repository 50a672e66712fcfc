package io.saletrail.settings.insight.shadow;

import io.saletrail.contracts.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion that shadow mode held back.
///
/// @param externalId the Stripe charge
/// @param type the merchant's conversion type code
/// @param status the status that Trackdesk would show
/// @param cid whether it is credited to a click
@Schema(name = "ShadowLine")
public record ShadowLine(
    String externalId, String type, String status, Money amount, boolean cid, Instant paidAt) {}
