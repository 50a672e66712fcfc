package io.saletrail.settings.access.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Deletes the rows of sessions that ended long ago.
@Singleton
class SessionSweep {
  private final ExpiredRows expired;
  private final SessionConfig config;

  SessionSweep(ExpiredRows expired, SessionConfig config) {
    this.expired = expired;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired.delete("console_session", "ends_at", config.retention()).replaceWithVoid();
  }
}
