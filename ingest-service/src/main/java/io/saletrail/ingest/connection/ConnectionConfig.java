package io.saletrail.ingest.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How closely the connection to Stripe is watched.
@ConfigMapping(prefix = "saletrail.connection")
public interface ConnectionConfig {
  /// How often it is told what is new.
  @WithDefault("30S")
  Duration tick();

  /// How much later a webhook has to come than the last one to be worth noting: a busy account
  /// would otherwise be written with every batch.
  @WithDefault("30S")
  Duration resolution();

  /// Accounts told of in one transaction.
  @WithDefault("500")
  int batch();
}
