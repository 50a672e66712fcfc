package io.saletrail.settings.access.key;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Deletes keys that expired or were revoked long ago.
@Singleton
class KeySweep {
  private final ExpiredRows expired;
  private final KeyConfig config;

  KeySweep(ExpiredRows expired, KeyConfig config) {
    this.expired = expired;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired.delete("api_key", "expires_at", config.retention()).replaceWithVoid();
  }
}
