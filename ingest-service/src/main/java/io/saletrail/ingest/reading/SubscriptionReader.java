package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved.CancellationReason;
import io.saletrail.contracts.activity.SubscriptionObserved.Status;
import java.time.Instant;

/// Source: docs.stripe.com/api/subscriptions/object.
final class SubscriptionReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson subscription, Observation observation) {
    // Queues the invoice if it is expanded.
    var _ = subscription.relatedId("latest_invoice");
    return new SubscriptionObserved(
        observation,
        subscription.id(),
        subscription.enumValue("status", Status.OTHER),
        subscription.optedOut(),
        subscription.relatedId("customer"),
        createdAt(subscription),
        subscription.optionalTime("canceled_at"),
        subscription
            .part("cancellation_details")
            .optionalEnumValue("reason", CancellationReason.OTHER));
  }

  /// Called `start` before 2014.
  private static Instant createdAt(StripeJson subscription) {
    return subscription.has("start") && !subscription.has("created")
        ? subscription.time("start")
        : subscription.time("created");
  }
}
