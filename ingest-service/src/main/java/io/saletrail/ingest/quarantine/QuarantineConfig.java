package io.saletrail.ingest.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long unread events are kept, and who may see them.
@ConfigMapping(prefix = "saletrail.quarantine")
public interface QuarantineConfig {
  /// What operators send as `Authorization: Bearer …`.
  String operatorToken();

  /// How long an event is kept, replayed or not. It holds personal data: not for ever.
  @WithDefault("90D")
  Duration retention();

  /// Entries in one answer when the caller does not say.
  @WithDefault("50")
  int defaultLimit();

  /// Entries in one answer at most.
  @WithDefault("500")
  int maxLimit();
}
