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

/// Takes what is due, as much of it as this process has room for, and sees it to its end.
@ApplicationScoped
class LookupSweep {
  private static final Logger LOG = Logger.getLogger(LookupSweep.class);

  private final LookupLedger ledger;
  private final LookupPass traversal;
  private final ReadAllowance allowance;
  private final LookupConfig config;
  private final MeterRegistry metrics;
  private final Semaphore room;
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
    this.room = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.lookup.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var free = threads.isShutdown() ? 0 : room.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .take(free)
        .onFailure()
        .invoke(() -> room.release(free))
        .invoke(
            turns -> {
              room.release(free - turns.size());
              turns.forEach(turn -> threads.execute(() -> run(turn)));
            })
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(this::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return ledger.forget();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(LookupClaim turn) {
    try {
      made(turn).await().atMost(config.databaseTimeout());
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the look-up then begins again.
      LOG.warnf("lookup.turn account=%s outcome=OUTAGE error=%s", turn.account(), e.getClass());
    } finally {
      room.release();
    }
  }

  /// Makes the look-up, unless enough of the account has been read for now.
  private Uni<Void> made(LookupClaim turn) {
    if (!turn.connected()) {
      return settle(turn, new PassOutcome.Ended(Outcome.NOT_AUTHORISED, 0));
    }
    return switch (allowance.decide(ReadUse.LOOKUP, turn.account())) {
      case PROCEED -> settle(turn, traversal.from(turn.account(), turn.object()));
      case DEFER, REFUSE -> ledger.defer(turn, allowance.deferPeriod());
    };
  }

  private Uni<Void> settle(LookupClaim turn, PassOutcome outcome) {
    var now = Instant.now();
    return switch (outcome) {
      case PassOutcome.Ended(var how, var read) -> end(turn, how, read, now);
      case PassOutcome.Unavailable _ ->
          turn.receivedAt().plus(config.giveUpAfter()).isBefore(now)
              ? end(turn, Outcome.GIVEN_UP, 0, now)
              : ledger.defer(turn, pause(turn.attempts()));
    };
  }

  private Uni<Void> end(LookupClaim turn, Outcome outcome, int read, Instant now) {
    metrics
        .counter("stripe.lookups", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
    LOG.infof(
        "lookup.ended account=%s object=%s outcome=%s read=%d attempts=%d",
        turn.account(), turn.object(), outcome, read, turn.attempts());
    return ledger.end(turn, outcome, read, now);
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
