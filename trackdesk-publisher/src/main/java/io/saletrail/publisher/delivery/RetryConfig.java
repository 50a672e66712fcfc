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

    default RetryPolicy policy() {
        return new RetryPolicy(firstDelay(), longestDelay(), giveUpAfter(), ratePause());
    }
}
