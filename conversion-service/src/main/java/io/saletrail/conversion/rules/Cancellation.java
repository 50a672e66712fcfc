package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved.CancellationReason;
import java.time.Duration;

/// Whether a subscription ended in the merchant's window for second thoughts.
final class Cancellation {
  private Cancellation() {}

  /// Stripe notes the day on which the buyer cancelled, also when the subscription then runs to
  /// the end of what is paid; it counts once the subscription is over, because until then it can
  /// be taken back. A subscription that Stripe ends because it could not collect a renewal is no
  /// second thought about the payments before
  /// (docs.stripe.com/api/subscriptions/object, `cancellation_details`).
  ///
  /// @param days 0 for no window
  static boolean within(int days, SubscriptionObserved subscription) {
    return days > 0
        && subscription.status() == SubscriptionObserved.Status.CANCELED
        && subscription
            .cancellationReason()
            .filter(CancellationReason.PAYMENT_FAILED::equals)
            .isEmpty()
        && subscription
            .canceledAt()
            .map(end -> Duration.between(subscription.createdAt(), end))
            .filter(age -> age.compareTo(Duration.ofDays(days)) <= 0)
            .isPresent();
  }
}
