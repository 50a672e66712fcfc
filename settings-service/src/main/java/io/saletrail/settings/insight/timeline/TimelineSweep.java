package io.saletrail.settings.insight.timeline;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.ExpiredRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes the deliveries of old timelines. Decisions stay: they are few, and the amount that
/// Trackdesk holds is read from them.
@Singleton
class TimelineSweep {
  /// As long as the attempts of the publisher.
  private static final Duration DELIVERIES = Duration.ofDays(400);

  private final ExpiredRows expired;

  TimelineSweep(ExpiredRows expired) {
    this.expired = expired;
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return expired
        .delete("timeline_entry", "happened_at", DELIVERIES, "family = 'DELIVERY'")
        .replaceWithVoid();
  }
}
