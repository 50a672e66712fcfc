package io.saletrail.settings.insight.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.util.Optional;

/// The outcome of a payment in one line.
///
/// @param stripeId the requested id
/// @param externalId the external id of its conversion, if credited
/// @param reason why it is not credited
public record PaymentSummary(
    String stripeId,
    String payment,
    Optional<String> externalId,
    Optional<NotCreditedReason> reason,
    Optional<Money> amount) {}
