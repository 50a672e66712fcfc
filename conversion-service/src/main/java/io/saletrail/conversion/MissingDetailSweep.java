package io.saletrail.conversion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Asks for what is missing for too long, and stops asking for what is missing for far too long.
@ApplicationScoped
class MissingDetailSweep {
  private static final Logger LOG = Logger.getLogger(MissingDetailSweep.class);

  private final Outbox outbox;
  private final MissingDetailTable waits;
  private final MeterRegistry metrics;
  private final AtomicLong open;

  MissingDetailSweep(Outbox outbox, MissingDetailTable waits, MeterRegistry metrics) {
    this.outbox = outbox;
    this.waits = waits;
    this.metrics = metrics;
    this.open = new AtomicLong();
    // Every replica counts the same waits: alerts take the largest and never a sum.
    Gauge.builder("conversion_missing_details_open", open, AtomicLong::get)
        .description("Payments that lack facts, of all merchants")
        .register(metrics);
  }

  @Scheduled(
      every = "${saletrail.wait.tick:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write((session, said) -> waits.reachLimit(session))
        .invoke(
            ended ->
                metrics
                    .counter("conversion_missing_details_ended", "outcome", "LIMIT_REACHED")
                    .increment(ended))
        .chain(this::ask)
        .chain(this::count)
        .onFailure()
        .invoke(e -> LOG.warnf("wait.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> count() {
    return outbox.write((session, said) -> waits.open(session)).invoke(open::set).replaceWithVoid();
  }

  private Uni<Void> ask() {
    return outbox
        .write(
            (session, said) ->
                waits
                    .ask(session, Instant.now())
                    .invoke(questions -> questions.forEach(said::publish)))
        .invoke(
            questions ->
                metrics.counter("conversion_missing_details_asked").increment(questions.size()))
        .replaceWithVoid();
  }
}
