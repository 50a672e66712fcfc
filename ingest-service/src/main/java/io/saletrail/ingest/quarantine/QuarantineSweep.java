package io.saletrail.ingest.quarantine;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Deletes unreadable events, and parked ones, past their retention: they hold personal data.
@Singleton
class QuarantineSweep {
  private static final String RAW_EVENTS = "channel = 'stripe-events'";

  private final ExpiredRows expired;
  private final QuarantineConfig config;

  QuarantineSweep(ExpiredRows expired, QuarantineConfig config) {
    this.expired = expired;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired
        .delete("quarantined_event", "quarantined_at", config.retention())
        .chain(() -> expired.delete("parked_message", "parked_at", config.retention(), RAW_EVENTS))
        .replaceWithVoid();
  }
}
