package io.saletrail.conversion;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Asks for what is missing for too long, and stops asking for what is missing for far too long.
@ApplicationScoped
class WaitingSweep {
    private static final Logger LOG = Logger.getLogger(WaitingSweep.class);

    private final Outbox outbox;
    private final WaitStore waits;
    private final MeterRegistry metrics;

    WaitingSweep(Outbox outbox, WaitStore waits, MeterRegistry metrics) {
        this.outbox = outbox;
        this.waits = waits;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${saletrail.wait.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return outbox.transact((session, said) -> waits.reachLimit(session))
                .invoke(
                        ended ->
                                metrics.counter(
                                                "conversion_waits_ended",
                                                "outcome",
                                                "LIMIT_REACHED")
                                        .increment(ended))
                .chain(this::ask)
                .onFailure()
                .invoke(
                        e ->
                                LOG.warnf(
                                        "wait.sweep outcome=OUTAGE error=%s",
                                        e.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> ask() {
        return outbox.transact(
                        (session, said) ->
                                waits.ask(session, Instant.now())
                                        .invoke(questions -> questions.forEach(said::say)))
                .invoke(
                        questions ->
                                metrics.counter("conversion_waits_asked")
                                        .increment(questions.size()))
                .replaceWithVoid();
    }
}
