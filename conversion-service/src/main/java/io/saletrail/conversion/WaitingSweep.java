package io.saletrail.conversion;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Asks Stripe, through ingest-service, for what has been missing for a while.
@ApplicationScoped
class WaitingSweep {
    private static final Logger LOG = Logger.getLogger(WaitingSweep.class);

    private final Outbox outbox;
    private final WaitingStore store;
    private final Clock clock = Clock.systemUTC();
    private volatile WaitingStore.Open open = new WaitingStore.Open(0, 0);

    WaitingSweep(Outbox outbox, WaitingStore store, MeterRegistry metrics) {
        this.outbox = outbox;
        this.store = store;
        metrics.gauge("payments_waiting", this, sweep -> sweep.open.count());
        metrics.gauge("payments_waiting_oldest_seconds", this, sweep -> sweep.open.seconds());
    }

    @Scheduled(
            every = "${saletrail.waiting.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return outbox.transact(
                        (session, said) ->
                                store.ask(session, clock.instant())
                                        .invoke(questions -> questions.forEach(said::say))
                                        .call(() -> store.open(session).invoke(now -> open = now)))
                .invoke(
                        questions ->
                                questions.forEach(
                                        question ->
                                                LOG.infof(
                                                        "lookup.requested merchant=%s object=%s",
                                                        question.account(), question.object())))
                .replaceWithVoid();
    }
}
