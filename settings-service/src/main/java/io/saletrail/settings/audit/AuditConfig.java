package io.saletrail.settings.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the audit trail is kept.
@ConfigMapping(prefix = "saletrail.audit")
public interface AuditConfig {
  /// No shorter retention is taken: `V0024` makes the database itself refuse to delete what is
  /// younger.
  Duration LEAST_RETENTION = Duration.ofDays(30);

  /// How long entries are kept: thirteen months and a little.
  @WithDefault("400D")
  Duration retention();

  /// How often older ones are looked for.
  @WithDefault("1H")
  Duration sweep();
}
