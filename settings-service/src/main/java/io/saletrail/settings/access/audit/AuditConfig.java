package io.saletrail.settings.access.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Retention of the audit trail.
@ConfigMapping(prefix = "saletrail.audit")
public interface AuditConfig {
  /// The lower limit. `V0003__access.sql` makes the database refuse to delete younger entries.
  Duration MIN_RETENTION = Duration.ofDays(30);

  /// Thirteen months and some days.
  @WithDefault("400D")
  Duration retention();

  /// The interval between deletions of expired entries.
  @WithDefault("1H")
  Duration sweep();
}
