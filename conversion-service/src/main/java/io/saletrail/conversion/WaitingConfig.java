package io.saletrail.conversion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long is waited for what is missing, and how often Stripe is asked for it.
@ConfigMapping(prefix = "saletrail.waiting")
public interface WaitingConfig {
    /// How long is waited before Stripe is asked at all: what belongs together comes within
    /// seconds, in any order, and most webhooks that were missed are repeated.
    @WithDefault("2M")
    Duration grace();

    /// How long after the first question the second is asked; each further pause is six times as
    /// long.
    @WithDefault("1H")
    Duration firstPause();

    /// How often Stripe is asked about one payment. With the pauses above that takes two days.
    @WithDefault("4")
    int most();

    /// How often it is looked who is to be asked about.
    @WithDefault("5S")
    Duration tick();

    /// Questions in one transaction.
    @WithDefault("100")
    int batch();
}
