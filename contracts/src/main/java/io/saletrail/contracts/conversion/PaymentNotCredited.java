package io.saletrail.contracts.conversion;

import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment that is no conversion, and why. A later fact about the same payment may say otherwise.
///
/// @param account the merchant, `acct_…`
/// @param payment what names the payment within the account
/// @param revision counts the decisions about the payment
/// @param reason why there is no conversion
/// @param amount what is known to have moved, where anything is known
/// @param stripe the Stripe objects behind it
/// @param stripeEvents the Stripe events behind it
/// @param decidedAt when it was decided
public record PaymentNotCredited(
    String account,
    String payment,
    long revision,
    NotCreditedReason reason,
    Optional<Money> amount,
    StripeIds stripe,
    List<String> stripeEvents,
    Instant decidedAt)
    implements ConversionFact {

  @Override
  public String key() {
    return account + ":" + payment;
  }
}
