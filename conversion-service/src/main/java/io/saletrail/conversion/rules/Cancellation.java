package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved.CancellationReason;
import java.time.Duration;

/// Whether a subscription ended within the merchant's cancellation window.
final class Cancellation {
  private Cancellation() {}

  /// Stripe records the day on which the buyer cancelled, also when the subscription then runs to
  /// the end of the paid period. The cancellation counts once the subscription has ended, because
  /// the buyer can undo it until then. A subscription that Stripe ends because a renewal failed
  /// does not count (docs.stripe.com/api/subscriptions/object, `cancellation_details`).
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
