package io.saletrail.publisher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long and how often a delivery is tried again.
@ConfigMapping(prefix = "publisher.retry")
public interface RetryConfig {
  /// The longest wait after the first failure; it doubles with each further one.
  @WithDefault("1s")
  Duration firstDelay();

  /// No wait is longer.
  @WithDefault("30m")
  Duration longestDelay();

  /// As long as a merchant would want it.
  @WithDefault("7d")
  Duration giveUpAfter();

  /// How long to stay away after a 429 that does not say it.
  @WithDefault("2s")
  Duration ratePause();

  /// How long Trackdesk may take to find a conversion that it has accepted: until then
  /// "conversion not found" is trouble, after it a refusal.
  @WithDefault("15m")
  Duration appearsWithin();

  /// How long the record of an attempt is kept: beyond any dispute about the sale.
  @WithDefault("400d")
  Duration keepAttempts();

  /// How often older ones are looked for.
  @WithDefault("1h")
  Duration sweepEvery();

  default RetryPolicy policy() {
    return new RetryPolicy(
        firstDelay(), longestDelay(), giveUpAfter(), ratePause(), appearsWithin());
  }
}
