package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.DisputeObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Source: docs.stripe.com/api/disputes/object.
final class DisputeReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson dispute, Observation seen) {
    return new DisputeObserved(
        seen,
        dispute.id(),
        dispute.word("status", Status.OTHER),
        dispute.money("amount"),
        dispute.tie("charge"),
        dispute.tie("payment_intent"),
        dispute.time("created"));
  }
}
