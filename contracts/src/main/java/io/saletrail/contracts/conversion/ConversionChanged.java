package io.saletrail.contracts.conversion;

import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;

/// What a conversion is now, whole: a consumer needs no earlier fact.
///
/// @param conversion `{account}:{externalId}`, the id of the conversion everywhere in the house
/// @param account the merchant, `acct_…`
/// @param payment what names the payment within the account
/// @param revision counts the decisions about the payment
/// @param kind which of a customer's payments it is
/// @param status what Trackdesk is to hold
/// @param reason what brought it there
/// @param credit whom the sale is credited to
/// @param externalId what Trackdesk knows it by: the Stripe charge id, or the invoice id where
///   there is no charge
/// @param conversionType the merchant's conversion type code at Trackdesk
/// @param amount what the affiliate's commission is reckoned from
/// @param delivery whether it counts or is a test
/// @param paidAt when the money came, or began to
/// @param stripe the Stripe objects behind it
/// @param stripeEvents the Stripe events behind it
/// @param decidedAt when it was decided
public record ConversionChanged(
    String conversion,
    String account,
    String payment,
    long revision,
    Kind kind,
    ConversionStatus status,
    LifecycleReason reason,
    Credit credit,
    String externalId,
    String conversionType,
    Money amount,
    Delivery delivery,
    Instant paidAt,
    StripeIds stripe,
    List<String> stripeEvents,
    Instant decidedAt)
    implements ConversionFact {

  /// Which of a customer's payments it is.
  public enum Kind {
    /// A payment of its own.
    ONE_OFF,
    /// The first money of a subscription.
    FIRST_PAYMENT,
    /// Every later money of the same subscription.
    RENEWAL
  }

  /// Whether it counts.
  public enum Delivery {
    LIVE,
    /// From Stripe's test mode: Trackdesk gets it with the status TEST, which never counts.
    TEST
  }

  @Override
  public String key() {
    return conversion;
  }
}
