package io.saletrail.ingest.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Retention of unreadable events, and access to them.
@ConfigMapping(prefix = "saletrail.quarantine")
public interface QuarantineConfig {
  /// The bearer token of operators.
  String operatorToken();

  /// Retention of an event, replayed or not. It can hold personal data.
  @WithDefault("90D")
  Duration retention();

  /// Entries per response by default.
  @WithDefault("50")
  int defaultLimit();

  /// Maximum entries per response.
  @WithDefault("500")
  int maxLimit();
}
