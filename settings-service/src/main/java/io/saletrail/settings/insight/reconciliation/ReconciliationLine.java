package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion or a payment as part of one sum.
///
/// @param payment the payment's id within the account
/// @param externalId the conversion; absent for a payment that is not credited
/// @param amountMinor its part of the sum, in the currency's minor unit
/// @param at when it was paid; while it is not, when that was decided
/// @param notCredited why it is not credited; absent for a conversion
/// @param status the status that Trackdesk should hold; absent for a payment
/// @param trackdeskStatus the status that Trackdesk holds; absent where it holds none
/// @param id the value of `after` for the lines that follow
@Schema(name = "ReconciliationLine")
public record ReconciliationLine(
    String payment,
    Optional<String> externalId,
    long amountMinor,
    String currency,
    Instant at,
    Optional<NotCreditedReason> notCredited,
    Optional<ConversionStatus> status,
    Optional<DeliveryStatus> deliveryStatus,
    Optional<String> trackdeskStatus,
    String id) {}
