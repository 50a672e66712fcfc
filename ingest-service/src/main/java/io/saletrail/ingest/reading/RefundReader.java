package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.RefundObserved.Status;

/// Source: docs.stripe.com/api/refunds/object. Arrives with `refund.*`, with
/// `charge.refund.updated` and inside old charges. The status is nullable: it was introduced for
/// refunds that can fail, and earlier refunds had succeeded.
final class RefundReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson refund, Observation observation) {
    return new RefundObserved(
        observation,
        refund.id(),
        refund.enumValueOr("status", Status.OTHER, Status.SUCCEEDED),
        refund.money("amount"),
        refund.relatedId("charge"),
        refund.relatedId("payment_intent"),
        refund.time("created"));
  }
}
