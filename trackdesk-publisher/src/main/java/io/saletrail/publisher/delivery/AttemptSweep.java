package io.saletrail.publisher.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Deletes attempts, the responses to them, the calls that shadow mode held, and what was read
/// back, past their retention.
@Singleton
class AttemptSweep {
  private final ExpiredRows expired;
  private final RetryConfig config;

  AttemptSweep(ExpiredRows expired, RetryConfig config) {
    this.expired = expired;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired
        .delete("sealed_response", "stored_at", DeliveryAttempted.RESPONSE_KEPT)
        .chain(() -> delete("attempt", "started_at"))
        .chain(() -> delete("shadow_call", "decided_at"))
        .chain(() -> delete("read_back", "accepted_at"))
        .replaceWithVoid();
  }

  private Uni<Long> delete(String table, String time) {
    return expired.delete(table, time, config.attemptRetention());
  }
}
