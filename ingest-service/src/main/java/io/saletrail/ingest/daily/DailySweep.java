package io.saletrail.ingest.daily;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.ingest.daily.PassOutcome.Counts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Takes the daily passes that are due, as many as this process has room for, and sees them to
/// their end.
@ApplicationScoped
class DailySweep {
  private static final Logger LOG = Logger.getLogger(DailySweep.class);

  private final DailyLedger ledger;
  private final DailyPass pass;
  private final DailyConfig config;
  private final MeterRegistry metrics;
  private final Semaphore room;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("daily-", 0).factory());

  DailySweep(DailyLedger ledger, DailyPass pass, DailyConfig config, MeterRegistry metrics) {
    this.ledger = ledger;
    this.pass = pass;
    this.config = config;
    this.metrics = metrics;
    this.room = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.daily.tick:10s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var free = threads.isShutdown() ? 0 : room.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .schedule(Instant.now())
        .chain(() -> ledger.claim(free))
        .onFailure()
        .invoke(() -> room.release(free))
        .invoke(
            turns -> {
              room.release(free - turns.size());
              turns.forEach(turn -> threads.execute(() -> run(turn)));
            })
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(DailySweep::outage);
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(DailyClaim turn) {
    try {
      var outcome = attempt(turn);
      settle(turn, outcome).await().atMost(config.databaseTimeout());
      tell(turn, outcome);
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the account then goes on.
      LOG.warnf("daily.end account=%s outcome=OUTAGE error=%s", turn.account(), e.getClass());
    } finally {
      room.release();
    }
  }

  private PassOutcome attempt(DailyClaim turn) {
    try {
      return pass.run(turn);
    } catch (RuntimeException e) {
      return new PassOutcome.Interrupted(e.getClass().getSimpleName());
    }
  }

  private Uni<?> settle(DailyClaim turn, PassOutcome outcome) {
    var now = Instant.now();
    return switch (outcome) {
      // What happened while it read is the next pass's.
      case PassOutcome.Complete _ -> ledger.end(turn, Optional.of(turn.dueAt()), now);
      case PassOutcome.Saved _, PassOutcome.Refused _ -> ledger.end(turn, Optional.empty(), now);
      case PassOutcome.Unavailable _, PassOutcome.Interrupted _ ->
          ledger.defer(turn, config.afterOutage());
    };
  }

  private void tell(DailyClaim turn, PassOutcome outcome) {
    switch (outcome) {
      case PassOutcome.Complete(var counts) -> tell(turn, "COMPLETE", "none", counts);
      case PassOutcome.Saved _ -> tell(turn, "SAVED", "allowance", Counts.NONE);
      case PassOutcome.Refused(var cause, var counts) -> tell(turn, "REFUSED", cause.name(), counts);
      case PassOutcome.Unavailable(var cause, var counts) ->
          tell(turn, "UNAVAILABLE", cause.name(), counts);
      case PassOutcome.Interrupted(var why) -> tell(turn, "INTERRUPTED", why, Counts.NONE);
    }
  }

  private void tell(DailyClaim turn, String outcome, String cause, Counts counts) {
    metrics.counter("stripe.daily.passes", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    metrics.counter("stripe.daily.settled").increment(counts.settled());
    LOG.infof(
        "daily.ended account=%s outcome=%s cause=%s read=%d fresh=%d settled=%d",
        turn.account(), outcome, cause, counts.read(), counts.fresh(), counts.settled());
  }

  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("daily.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
