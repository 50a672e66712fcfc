package io.saletrail.ingest.backfill;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.backfill.BackfillLedger.LeaseState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Takes backfills that are due, as many as this process has slots for, and reads on.
@ApplicationScoped
class BackfillSweep {
  private static final Logger LOG = Logger.getLogger(BackfillSweep.class);

  private final BackfillLedger ledger;
  private final BackfillPass pass;
  private final ReadAllowance allowance;
  private final BackfillConfig config;
  private final MeterRegistry metrics;
  private final Semaphore slots;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("backfill-", 0).factory());

  BackfillSweep(
      BackfillLedger ledger,
      BackfillPass pass,
      ReadAllowance allowance,
      BackfillConfig config,
      MeterRegistry metrics) {
    this.ledger = ledger;
    this.pass = pass;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    this.slots = new Semaphore(config.concurrency());
  }

  @Scheduled(
      every = "${saletrail.backfill.tick:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var free = threads.isShutdown() ? 0 : slots.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .claim(free)
        .onFailure()
        .invoke(() -> slots.release(free))
        .invoke(
            claims -> {
              slots.release(free - claims.size());
              claims.forEach(claim -> threads.execute(() -> run(claim)));
            })
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(BackfillSweep::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return ledger.deleteExpired();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(BackfillClaim claim) {
    try {
      var end = attempt(claim);
      report(claim, end);
      settle(claim, end).await().atMost(config.databaseTimeout());
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the backfill then goes on.
      LOG.warnf("backfill.run merchant=%s outcome=OUTAGE error=%s", claim.account(), e.getClass().getName());
    } finally {
      slots.release();
    }
  }

  private PassOutcome attempt(BackfillClaim claim) {
    if (!claim.connected()) {
      return late(claim.progressedAt().plus(config.unknownAccountTimeout()))
          ? new PassOutcome.Refused(Cause.UNKNOWN_ACCOUNT, claim.counts())
          : new PassOutcome.Interrupted("unknown account");
    }
    try {
      return pass.run(claim);
    } catch (RuntimeException e) {
      return new PassOutcome.Interrupted(e.getClass().getSimpleName());
    }
  }

  private Uni<LeaseState> settle(BackfillClaim claim, PassOutcome end) {
    var now = Instant.now();
    return switch (end) {
      case PassOutcome.Complete(var counts) -> ledger.complete(claim, counts, now);
      case PassOutcome.Refused(var cause, var counts) -> ledger.fail(claim, cause, counts, now);
      case PassOutcome.Unavailable(var counts) ->
          // Where this pass got on, there is hope.
          counts.equals(claim.counts()) && late(claim.progressedAt().plus(config.giveUpAfter()))
              ? ledger.fail(claim, Cause.GIVEN_UP, counts, now)
              : ledger.defer(claim, config.pause());
      case PassOutcome.AllowanceUsed _ -> ledger.defer(claim, allowance.deferPeriod());
      case PassOutcome.Interrupted _ -> ledger.defer(claim, config.pause());
      case PassOutcome.LeaseLost _ -> Uni.createFrom().item(LeaseState.LOST);
    };
  }

  private static boolean late(Instant limit) {
    return limit.isBefore(Instant.now());
  }

  private void report(BackfillClaim claim, PassOutcome end) {
    var outcome = end.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    metrics.counter("stripe.backfills", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    LOG.infof(
        "backfill.pass merchant=%s backfill=%s dry_run=%s outcome=%s",
        claim.account(), claim.backfill(), claim.dryRun(), outcome);
  }

  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("backfill.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
