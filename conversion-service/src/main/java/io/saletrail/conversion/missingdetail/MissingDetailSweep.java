package io.saletrail.conversion.missingdetail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.saletrail.outbox.ExpiredRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Requests look-ups of details that are missing after their grace period, and ends those past
/// their limit.
@ApplicationScoped
class MissingDetailSweep {
  private static final Logger LOG = Logger.getLogger(MissingDetailSweep.class);

  /// Longer than a look-up is repeated.
  private static final Duration RETENTION = Duration.ofDays(90);

  private final Outbox outbox;
  private final ExpiredRows expired;
  private final MissingDetailConfig config;
  private final MeterRegistry metrics;
  private final AtomicLong open;
  private final Counter limitReached;

  MissingDetailSweep(
      Outbox outbox, ExpiredRows expired, MissingDetailConfig config, MeterRegistry metrics) {
    this.outbox = outbox;
    this.expired = expired;
    this.config = config;
    this.metrics = metrics;
    this.open = new AtomicLong();
    this.limitReached =
        metrics.counter("conversion_missing_details_ended", "outcome", "LIMIT_REACHED");
    // Every replica counts the same rows, so alerts use the maximum, not the sum.
    Gauge.builder("conversion_missing_details_open", open, AtomicLong::get)
        .description("Payments that lack facts, of all merchants")
        .register(metrics);
  }

  @Scheduled(
      every = "${saletrail.missing-detail.tick:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write(session -> MissingDetailTable.endAtLimit(session, config))
        .invoke(ended -> limitReached.increment(ended))
        .chain(this::request)
        .chain(this::count)
        .onFailure()
        .invoke(
            e -> LOG.warnf("missing_detail.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  /// A detail that is no longer missing is kept for its count of attempts. The others' results are
  /// part of decisions.
  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return expired
        .delete("missing_detail", "ended_at", RETENTION, "outcome = 'NO_LONGER_MISSING'")
        .replaceWithVoid();
  }

  private Uni<Void> count() {
    return outbox
        .write(session -> MissingDetailTable.countOpen(session))
        .invoke(open::set)
        .replaceWithVoid();
  }

  private Uni<Void> request() {
    return outbox
        .write(
            (session, facts) ->
                MissingDetailTable.request(session, Instant.now(), config)
                    .invoke(requests -> requests.forEach(facts::publish)))
        .invoke(
            requests ->
                metrics.counter("conversion_missing_details_requested").increment(requests.size()))
        .replaceWithVoid();
  }
}
