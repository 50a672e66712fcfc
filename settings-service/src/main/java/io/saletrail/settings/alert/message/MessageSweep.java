package io.saletrail.settings.alert.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes old messages, ended problems and removed destinations.
@Singleton
class MessageSweep {
  private static final Duration RETENTION = Duration.ofDays(400);

  private final ExpiredRows expired;

  MessageSweep(ExpiredRows expired) {
    this.expired = expired;
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired
        .delete("alert_message", "created_at", RETENTION)
        .chain(() -> expired.delete("alert_problem", "ended_at", RETENTION))
        .chain(() -> expired.delete("alert_destination", "removed_at", RETENTION))
        .replaceWithVoid();
  }
}
