package io.saletrail.contracts.conversion;

import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The complete state of a conversion: a consumer needs no earlier fact.
///
/// @param conversion `{account}:{externalId}`, its id in all services
/// @param account the merchant, `acct_…`
/// @param payment the payment's key within the account
/// @param revision orders the decisions about the payment; at least the time of the decision in
///     milliseconds, and rising across restores
/// @param kind one-off, first payment or renewal
/// @param status the status that Trackdesk should hold
/// @param reason the reason it has this status
/// @param credit what the sale is credited by
/// @param externalId its id at Trackdesk: the Stripe charge id, or the invoice id where there is no
///   charge
/// @param conversionType the merchant's conversion type code at Trackdesk
/// @param amount the commissionable amount
/// @param paid what the buyer paid, with tax and shipping; absent while nothing is paid, and in a
///     withdrawn sale
/// @param reversed what refunds and lost disputes took back of it; absent where nothing, and in a
///     conversion that replaces another
/// @param delivery live or test
/// @param paidAt when the payment succeeded, or started processing
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
    Optional<Money> paid,
    Optional<Money> reversed,
    Delivery delivery,
    Instant paidAt,
    StripeIds stripe,
    List<String> stripeEvents,
    Instant decidedAt)
    implements ConversionFact {

  /// The position of the payment.
  public enum Kind {
    /// A payment without a subscription.
    ONE_OFF,
    /// The first payment of a subscription.
    FIRST_PAYMENT,
    /// A later payment of the same subscription.
    RENEWAL
  }

  /// Live or test.
  public enum Delivery {
    LIVE,
    /// From Stripe's test mode: Trackdesk gets it with the status TEST, which is never paid.
    TEST
  }

  @Override
  public String key() {
    return conversion;
  }
}
