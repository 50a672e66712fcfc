package io.saletrail.outbox;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// A replica waits for the one that migrates, however long that takes. Flyway's default gives up
/// after 50 s, and the replica would end.
@Singleton
class MigrationLock implements FlywayConfigurationCustomizer {
  private static final int WITHOUT_END = -1;

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.lockRetryCount(WITHOUT_END);
  }
}
