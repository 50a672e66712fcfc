package io.saletrail.contracts.conversion;

import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment that is not credited, with the reason. A later fact about the same payment replaces
/// it.
///
/// @param account the merchant, `acct_…`
/// @param payment the payment's key within the account
/// @param revision orders the decisions about the payment; at least the time of the decision in
///     milliseconds, and rising across restores
/// @param reason the reason it is not credited
/// @param amount the amount of the payment, where known
/// @param paidAt when the payment succeeded; absent while nothing is paid
/// @param delivery live or test; absent where unknown
/// @param stripe the Stripe objects behind it
/// @param stripeEvents the Stripe events behind it
/// @param decidedAt when it was decided
public record PaymentNotCredited(
    String account,
    String payment,
    long revision,
    NotCreditedReason reason,
    Optional<Money> amount,
    Optional<Instant> paidAt,
    Optional<ConversionChanged.Delivery> delivery,
    StripeIds stripe,
    List<String> stripeEvents,
    Instant decidedAt)
    implements ConversionFact {

  @Override
  public String key() {
    return account + ":" + payment;
  }
}
