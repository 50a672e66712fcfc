package io.saletrail.publisher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Retries of deliveries.
@ConfigMapping(prefix = "saletrail.retry")
public interface RetryConfig {
  /// The longest wait after the first failure; it doubles with each further one.
  @WithDefault("1s")
  Duration firstDelay();

  /// The maximum delay.
  @WithDefault("30m")
  Duration maxDelay();

  /// The time limit of retries of one step.
  @WithDefault("7d")
  Duration giveUpAfter();

  /// The pause after a 429 without `Retry-After`.
  @WithDefault("2s")
  Duration ratePause();

  /// How long Trackdesk may take to find a conversion that it has accepted. Until then "conversion
  /// not found" is a failure, afterwards a refusal.
  @WithDefault("15m")
  Duration visibleWithin();

  /// When a rejected token is checked for the first time; the time doubles with each check.
  @WithDefault("1h")
  Duration firstTokenCheck();

  /// The maximum time between checks of a token, accepted or rejected.
  @WithDefault("1d")
  Duration maxTokenCheck();

  /// The retention of attempts: longer than any dispute about a sale.
  @WithDefault("400d")
  Duration attemptRetention();

  default RetryPolicy policy() {
    return new RetryPolicy(
        firstDelay(),
        maxDelay(),
        giveUpAfter(),
        ratePause(),
        visibleWithin(),
        firstTokenCheck(),
        maxTokenCheck());
  }
}
