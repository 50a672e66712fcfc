package io.saletrail.ingest.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the connection to Stripe is monitored.
@ConfigMapping(prefix = "saletrail.connection")
public interface ConnectionConfig {
  /// Interval of reports.
  @WithDefault("30S")
  Duration tick();

  /// Minimum time between two stored webhooks of an account: a busy account would otherwise be
  /// written with every batch.
  @WithDefault("30S")
  Duration resolution();

  /// Accounts per transaction.
  @WithDefault("500")
  int batch();
}
