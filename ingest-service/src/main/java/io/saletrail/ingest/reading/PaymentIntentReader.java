package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved.Status;
import java.util.Optional;

/// Source: docs.stripe.com/api/payment_intents/object. Up to 2022-08-01 the charges were a list
/// inside, newest first; since 2022-11-15 there is `latest_charge`.
final class PaymentIntentReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson intent, Observation observation) {
    intent.each("charges");
    intent.alsoRead("customer");
    return new PaymentIntentObserved(
        observation,
        intent.id(),
        status(intent),
        intent.money("amount"),
        intent.amountOr("amount_received", 0),
        latestCharge(intent),
        intent.relatedId("invoice"),
        intent.optedOutOrEmpty());
  }

  private static Optional<String> latestCharge(StripeJson intent) {
    var latest = intent.relatedId("latest_charge");
    return latest.isPresent() ? latest : intent.first("charges").map(StripeJson::id);
  }

  /// All states that wait for the buyer map to one, except the state after a failed payment
  /// (docs.stripe.com/payments/paymentintents/lifecycle). Before 2019-02-11 payment methods were
  /// called `source`.
  private static Status status(StripeJson intent) {
    return switch (intent.text("status").orElse("")) {
      case "requires_source" -> Status.REQUIRES_PAYMENT_METHOD;
      case "requires_confirmation", "requires_source_action" -> Status.REQUIRES_ACTION;
      default -> intent.enumValue("status", Status.OTHER);
    };
  }
}
