package io.saletrail.conversion.missingdetail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Requests look-ups of details that are missing after their grace period, and ends those past
/// their limit.
@ApplicationScoped
class MissingDetailSweep {
  private static final Logger LOG = Logger.getLogger(MissingDetailSweep.class);

  private final Outbox outbox;
  private final MissingDetailConfig config;
  private final MeterRegistry metrics;
  private final AtomicLong open;
  private final Counter limitReached;

  MissingDetailSweep(Outbox outbox, MissingDetailConfig config, MeterRegistry metrics) {
    this.outbox = outbox;
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
