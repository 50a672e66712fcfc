package io.saletrail.outbox.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.DatabaseState;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Measures what waits in the outbox, by the database, although the relay stands; and has refused
/// facts sent again when they are due.
@ApplicationScoped
class OutboxWatch {
  private static final Logger LOG = Logger.getLogger(OutboxWatch.class);

  private static final Duration EVERY = Duration.ofSeconds(5);

  /// Rows of a shard that are counted at most.
  private static final int COUNTED = 10_000;

  private final Outbox outbox;
  private final ShardMarks marks;
  private final RefusedRetry retry;
  private final DatabaseState database;
  private final Vertx vertx;
  private final AtomicBoolean measuring = new AtomicBoolean();
  private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, Optional.empty());
  private volatile long refused;
  private volatile boolean stopped;

  OutboxWatch(
      Outbox outbox,
      ShardMarks marks,
      RefusedRetry retry,
      DatabaseState database,
      MeterRegistry meters,
      Vertx vertx) {
    this.outbox = outbox;
    this.marks = marks;
    this.retry = retry;
    this.database = database;
    this.vertx = vertx;
    Gauge.builder("outbox_messages", this, watch -> watch.backlog.messages())
        .description("Committed facts that Kafka has not acknowledged.")
        .register(meters);
    Gauge.builder("outbox_oldest_age", this, OutboxWatch::ageSeconds)
        .baseUnit("seconds")
        .description("Age of the oldest of them. Rises although the database does not answer.")
        .register(meters);
    Gauge.builder("outbox_refused_facts", this, watch -> watch.refused)
        .description("Facts that Kafka refuses for themselves.")
        .register(meters);
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(EVERY.toMillis(), _ -> measureUnlessStopped());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void measureUnlessStopped() {
    if (stopped || !measuring.compareAndSet(false, true)) {
      return;
    }
    measure()
        .invoke(database::answered)
        .chain(() -> retry.due())
        .eventually(() -> measuring.set(false))
        .subscribe()
        .with(_ -> {}, this::failed);
  }

  private void failed(Throwable failure) {
    var kind = failure.getClass().getSimpleName();
    database.failed(kind);
    LOG.warnf("outbox.measured outcome=FAILED error=%s", kind);
  }

  private Uni<Void> measure() {
    return outbox
        .read(session -> OutboxTable.backlog(session, marks, COUNTED))
        .invoke(now -> backlog = now)
        .chain(() -> outbox.read(RefusedTable::count))
        .invoke(now -> refused = now)
        .replaceWithVoid();
  }

  private double ageSeconds() {
    return backlog
        .oldestAt()
        .map(at -> Math.max(0, Duration.between(at, Instant.now()).toMillis() / 1000.0))
        .orElse(0.0);
  }
}
