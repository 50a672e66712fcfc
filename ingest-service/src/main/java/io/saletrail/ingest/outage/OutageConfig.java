package io.saletrail.ingest.outage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often it is looked whether an outage is over.
@ConfigMapping(prefix = "saletrail.outage")
public interface OutageConfig {
    /// The first pause; it doubles from there, with jitter.
    @WithDefault("500MS")
    Duration firstPause();

    @WithDefault("15S")
    Duration longestPause();
}
