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

/// Takes the daily passes that are due, as many as this process has slots for, and sees them to
/// their end.
@ApplicationScoped
class DailySweep {
  private static final Logger LOG = Logger.getLogger(DailySweep.class);

  private final DailyLedger ledger;
  private final DailyPass pass;
  private final DailyConfig config;
  private final MeterRegistry metrics;
  private final Semaphore slots;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("daily-", 0).factory());

  DailySweep(DailyLedger ledger, DailyPass pass, DailyConfig config, MeterRegistry metrics) {
    this.ledger = ledger;
    this.pass = pass;
    this.config = config;
    this.metrics = metrics;
    this.slots = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.daily.tick:10s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var free = threads.isShutdown() ? 0 : slots.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .schedule(Instant.now())
        .chain(() -> ledger.claim(free))
        .onFailure()
        .invoke(() -> slots.release(free))
        .invoke(
            claims -> {
              slots.release(free - claims.size());
              claims.forEach(claim -> threads.execute(() -> run(claim)));
            })
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(DailySweep::outage);
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(DailyClaim claim) {
    try {
      var outcome = attempt(claim);
      settle(claim, outcome).await().atMost(config.databaseTimeout());
      report(claim, outcome);
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the account then goes on.
      LOG.warnf("daily.run merchant=%s outcome=OUTAGE error=%s", claim.account(), e.getClass().getName());
    } finally {
      slots.release();
    }
  }

  private PassOutcome attempt(DailyClaim claim) {
    try {
      return pass.run(claim);
    } catch (RuntimeException e) {
      return new PassOutcome.Interrupted(e.getClass().getSimpleName());
    }
  }

  private Uni<?> settle(DailyClaim claim, PassOutcome outcome) {
    var now = Instant.now();
    return switch (outcome) {
      // What happened while it read is the nextDue pass's.
      case PassOutcome.Complete _ -> ledger.end(claim, Optional.of(claim.dueAt()), now);
      case PassOutcome.AllowanceUsed _, PassOutcome.Refused _ -> ledger.end(claim, Optional.empty(), now);
      case PassOutcome.Unavailable _, PassOutcome.Interrupted _ ->
          ledger.defer(claim, config.afterOutage());
    };
  }

  private void report(DailyClaim claim, PassOutcome outcome) {
    switch (outcome) {
      case PassOutcome.Complete(var counts) -> report(claim, "COMPLETE", "none", counts);
      case PassOutcome.AllowanceUsed _ -> report(claim, "ALLOWANCE_USED", "allowance", Counts.NONE);
      case PassOutcome.Refused(var cause, var counts) -> report(claim, "REFUSED", cause.name(), counts);
      case PassOutcome.Unavailable(var cause, var counts) ->
          report(claim, "UNAVAILABLE", cause.name(), counts);
      case PassOutcome.Interrupted(var why) -> report(claim, "INTERRUPTED", why, Counts.NONE);
    }
  }

  private void report(DailyClaim claim, String outcome, String cause, Counts counts) {
    metrics.counter("stripe.daily.passes", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    metrics.counter("stripe.daily.settled").increment(counts.settled());
    LOG.infof(
        "daily.ended merchant=%s outcome=%s reason=%s read=%d added=%d settled=%d",
        claim.account(), outcome, cause, counts.read(), counts.added(), counts.settled());
  }

  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("daily.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
