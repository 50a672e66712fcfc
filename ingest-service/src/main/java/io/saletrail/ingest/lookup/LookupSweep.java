package io.saletrail.ingest.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Takes what is due, as much of it as this process has slots for, and sees it to its end.
@ApplicationScoped
class LookupSweep {
  private static final Logger LOG = Logger.getLogger(LookupSweep.class);

  private final LookupLedger ledger;
  private final LookupPass traversal;
  private final ReadAllowance allowance;
  private final LookupConfig config;
  private final MeterRegistry metrics;
  private final Semaphore slots;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lookup-", 0).factory());

  LookupSweep(
      LookupLedger ledger,
      LookupPass traversal,
      ReadAllowance allowance,
      LookupConfig config,
      MeterRegistry metrics) {
    this.ledger = ledger;
    this.traversal = traversal;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    this.slots = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.lookup.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
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
        .recoverWithUni(this::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return ledger.deleteExpired();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(LookupClaim claim) {
    try {
      attempt(claim).await().atMost(config.databaseTimeout());
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the look-up then begins again.
      LOG.warnf("lookup.run merchant=%s outcome=OUTAGE error=%s", claim.account(), e.getClass().getName());
    } finally {
      slots.release();
    }
  }

  /// Makes the look-up, unless enough of the account has been read for now.
  private Uni<Void> attempt(LookupClaim claim) {
    if (!claim.connected()) {
      return settle(claim, new PassOutcome.Ended(Outcome.NOT_AUTHORISED, 0));
    }
    return switch (allowance.decide(ReadUse.LOOKUP, claim.account())) {
      case PROCEED -> settle(claim, traversal.from(claim.account(), claim.object()));
      case DEFER, REFUSE -> ledger.defer(claim, allowance.deferPeriod());
    };
  }

  private Uni<Void> settle(LookupClaim claim, PassOutcome outcome) {
    var now = Instant.now();
    return switch (outcome) {
      case PassOutcome.Ended(var end, var read) -> end(claim, end, read, now);
      case PassOutcome.Unavailable _ ->
          claim.receivedAt().plus(config.giveUpAfter()).isBefore(now)
              ? end(claim, Outcome.GIVEN_UP, 0, now)
              : ledger.defer(claim, pause(claim.attempts()));
    };
  }

  private Uni<Void> end(LookupClaim claim, Outcome outcome, int read, Instant now) {
    metrics
        .counter("stripe.lookups", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
    LOG.infof(
        "lookup.ended merchant=%s object=%s outcome=%s read=%d attempts=%d",
        claim.account(), claim.object(), outcome, read, claim.attempts());
    return ledger.end(claim, outcome, read, now);
  }

  private Duration pause(int attempts) {
    // Beyond so many doublings every pause is the longest.
    var pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }

  private Uni<Void> outage(Throwable e) {
    LOG.warnf("lookup.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
