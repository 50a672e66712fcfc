package io.saletrail.ingest.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Retention of unreadable events, and the size of lists.
@ConfigMapping(prefix = "saletrail.quarantine")
public interface QuarantineConfig {
  /// Retention of an event, replayed or not. It may contain personal data.
  @WithDefault("90D")
  Duration retention();

  /// Entries per response by default.
  @WithDefault("50")
  int defaultLimit();

  /// Maximum entries per response.
  @WithDefault("500")
  int maxLimit();
}
