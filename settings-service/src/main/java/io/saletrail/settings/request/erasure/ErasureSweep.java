package io.saletrail.settings.request.erasure;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Erases buyers' addresses in timelines past their retention, and deletes old records of erasures.
@Singleton
class ErasureSweep {
  /// As long as the facts about conversions are on their topic.
  private static final Duration KEPT = Duration.ofDays(400);

  private final Outbox outbox;
  private final ExpiredRows expired;

  ErasureSweep(Outbox outbox, ExpiredRows expired) {
    this.outbox = outbox;
    this.expired = expired;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return Uni.createFrom()
        .deferred(() -> outbox.write(session -> ErasureTable.expire(session, KEPT)))
        .repeat()
        .whilst(erased -> erased == ErasureTable.SLICE)
        .collect()
        .last()
        .chain(() -> expired.delete("erasure_step", "completed_at", KEPT))
        .chain(() -> expired.delete("erasure", "requested_at", KEPT))
        .replaceWithVoid();
  }
}
