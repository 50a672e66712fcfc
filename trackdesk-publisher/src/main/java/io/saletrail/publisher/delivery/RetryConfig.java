package io.saletrail.publisher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long and how often a delivery is tried again.
@ConfigMapping(prefix = "saletrail.retry")
public interface RetryConfig {
  /// The longest wait after the first failure; it doubles with each further one.
  @WithDefault("1s")
  Duration firstDelay();

  /// No wait is longer.
  @WithDefault("30m")
  Duration maxDelay();

  /// How long a step is tried.
  @WithDefault("7d")
  Duration giveUpAfter();

  /// The pause after a 429 without `Retry-After`.
  @WithDefault("2s")
  Duration ratePause();

  /// How long Trackdesk may take to find a conversion that it has accepted: until then "conversion
  /// not found" is a failure, after it a refusal.
  @WithDefault("15m")
  Duration visibleWithin();

  /// How long the record of an attempt is kept: beyond any dispute about the sale.
  @WithDefault("400d")
  Duration attemptRetention();

  /// The interval of the sweep.
  @WithDefault("1h")
  Duration sweepEvery();

  default RetryPolicy policy() {
    return new RetryPolicy(firstDelay(), maxDelay(), giveUpAfter(), ratePause(), visibleWithin());
  }
}
