package io.saletrail.sandbox.stripe.webhooks;

import java.time.Duration;

/// When a failed delivery is retried. Stripe retries for three days; the sandbox is faster.
///
/// @param first the pause after the first failure; it doubles up to `longest`
/// @param attempts the number after which the delivery is given up
public record RetryPlan(Duration first, Duration longest, int attempts) {

  public static final RetryPlan SANDBOX =
      new RetryPlan(Duration.ofMillis(200), Duration.ofSeconds(5), 1_000);

  boolean exhausted(int tried) {
    return tried >= attempts;
  }

  Duration pauseAfter(int tried) {
    int doublings = Math.min(tried - 1, 30);
    var pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
