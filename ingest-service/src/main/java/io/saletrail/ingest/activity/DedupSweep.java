package io.saletrail.ingest.activity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Deletes rows older than Stripe's own history.
@Singleton
class DedupSweep {
  private final ExpiredRows expired;
  private final ActivityConfig config;

  DedupSweep(ExpiredRows expired, ActivityConfig config) {
    this.expired = expired;
    this.config = config;
  }

  @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return delete("dedup_event")
        .chain(() -> delete("dedup_session"))
        .chain(() -> delete("dedup_charge"))
        .replaceWithVoid();
  }

  private Uni<Long> delete(String table) {
    return expired.delete(table, "seen_at", config.dedupRetention());
  }
}
