package io.saletrail.settings.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.util.Optional;

/// What became of a payment, in a line.
///
/// @param stripeId the id that it was looked for by
/// @param externalId of its conversion, when it became one
/// @param reason why it became none
public record PaymentSummary(
    String stripeId,
    String payment,
    Optional<String> externalId,
    Optional<NotCreditedReason> reason,
    Optional<Money> amount) {}
