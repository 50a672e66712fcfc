package io.saletrail.publisher.erasure;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Erases buyers' addresses past their retention, in slices until nothing is left.
@Singleton
class AddressSweep {
  /// As long as the facts about conversions are on their topic.
  private static final Duration KEPT = Duration.ofDays(400);

  private final Outbox outbox;

  AddressSweep(Outbox outbox) {
    this.outbox = outbox;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return Uni.createFrom()
        .deferred(() -> outbox.write(session -> AddressTable.expire(session, KEPT)))
        .repeat()
        .whilst(erased -> erased == AddressTable.SLICE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
