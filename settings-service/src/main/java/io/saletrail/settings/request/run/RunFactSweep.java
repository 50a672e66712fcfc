package io.saletrail.settings.request.run;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes the facts of old runs. Every merchant has an hourly check, so checks are kept for less
/// long than what people asked for.
@Singleton
class RunFactSweep {
  /// Longer than Stripe lists events, so the end of the last check still shows a gap.
  private static final Duration CHECKS = Duration.ofDays(90);

  private static final Duration REQUESTS = Duration.ofDays(400);

  private final ExpiredRows expired;

  RunFactSweep(ExpiredRows expired) {
    this.expired = expired;
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired
        .delete("run_fact", "at", CHECKS, "kind = 'CHECK'")
        .chain(() -> expired.delete("run_fact", "at", REQUESTS, "kind = 'BACKFILL'"))
        .chain(() -> expired.delete("run_fact", "at", REQUESTS, "kind = 'REDRIVE'"))
        .replaceWithVoid();
  }
}
