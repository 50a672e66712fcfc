package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.ChargeObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Source: docs.stripe.com/api/charges/object. Up to 2022-08-01 refunds were included; up to
/// basil, the invoice. A customer that a look-up expanded is read too.
final class ChargeReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson charge, Observation observation) {
    charge.each("refunds");
    charge.alsoRead("customer");
    return new ChargeObserved(
        observation,
        charge.id(),
        status(charge),
        charge.money("amount"),
        captured(charge),
        charge.amountOr("amount_refunded", 0),
        charge.relatedId("payment_intent"),
        charge.relatedId("invoice"),
        charge.time("created"),
        charge.optedOutOrEmpty());
  }

  /// Before 2015 there was only `paid`.
  private static Status status(StripeJson charge) {
    if (charge.has("status") || !charge.has("paid")) {
      return charge.enumValue("status", Status.OTHER);
    }
    return charge.isTrue("paid") ? Status.SUCCEEDED : Status.FAILED;
  }

  /// Before 2020 there was only `captured`.
  private static long captured(StripeJson charge) {
    if (charge.has("amount_captured") || !charge.has("captured")) {
      return charge.amount("amount_captured");
    }
    return charge.isTrue("captured") ? charge.amount("amount") : 0;
  }
}
