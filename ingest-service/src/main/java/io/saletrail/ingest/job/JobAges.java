package io.saletrail.ingest.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Measures for how long the oldest job of each kind has been due, also where none runs.
@ApplicationScoped
class JobAges {
  private final Outbox outbox;
  private volatile Map<JobKind, Instant> dueSince = Map.of();

  JobAges(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    for (var kind : JobKind.values()) {
      Gauge.builder("ingest.job.overdue", this, ages -> ages.seconds(kind, Instant.now()))
          .description("For how long the oldest job has been due, or the oldest poll requested")
          .baseUnit("seconds")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> measure() {
    return outbox
        .read(JobTable::dueSince)
        .invoke(
            rows -> {
              var oldest = new EnumMap<JobKind, Instant>(JobKind.class);
              rows.forEach(row -> row.dueAt().ifPresent(at -> oldest.put(row.kind(), at)));
              dueSince = oldest;
            })
        .replaceWithVoid();
  }

  /// Rises although the database does not answer.
  double seconds(JobKind kind, Instant now) {
    return Optional.ofNullable(dueSince.get(kind))
        .map(at -> Math.max(0, Duration.between(at, now).toMillis() / 1_000.0))
        .orElse(0.0);
  }
}
