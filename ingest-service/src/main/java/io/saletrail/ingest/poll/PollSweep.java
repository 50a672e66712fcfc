package io.saletrail.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Looks what is due, takes as much of it as this process has slots for, and sees it to its end.
@ApplicationScoped
class PollSweep {
  private static final Logger LOG = Logger.getLogger(PollSweep.class);

  private final PollSchedule schedule;
  private final PollLedger ledger;
  private final PollPass pass;
  private final ReadAllowance allowance;
  private final PollConfig config;
  private final MeterRegistry metrics;
  private final Semaphore slots;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("poll-", 0).factory());

  PollSweep(
      PollSchedule schedule,
      PollLedger ledger,
      PollPass pass,
      ReadAllowance allowance,
      PollConfig config,
      MeterRegistry metrics) {
    this.schedule = schedule;
    this.ledger = ledger;
    this.pass = pass;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    this.slots = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.poll.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    if (threads.isShutdown()) {
      return Uni.createFrom().voidItem();
    }
    var now = Instant.now();
    return schedule
        .requestDue(now)
        .chain(() -> schedule.refuseUnknownAccounts(now))
        .chain(() -> claim(now))
        .onFailure()
        .invoke(e -> LOG.warnf("poll.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return schedule.deleteExpired();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private Uni<Void> claim(Instant now) {
    var free = slots.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .claim(free, now)
        .invoke(
            claims -> {
              slots.release(free - claims.size());
              claims.forEach(claim -> threads.execute(() -> run(claim)));
            })
        .onFailure()
        .invoke(() -> slots.release(free))
        .replaceWithVoid();
  }

  private void run(Claim claim) {
    var started = System.nanoTime();
    try {
      var outcome = attempt(claim);
      end(claim, outcome);
      reportReads(claim);
      report(claim, outcome, Duration.ofNanos(System.nanoTime() - started));
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the account then begins again.
      LOG.warnf("poll.run merchant=%s outcome=OUTAGE error=%s", claim.account(), e.getClass().getName());
    } finally {
      slots.release();
    }
  }

  private PassOutcome attempt(Claim claim) {
    try {
      return allowed(claim)
          ? pass.run(claim)
          : new PassOutcome.Refused(Cause.READ_ALLOWANCE_USED, Counts.NONE);
    } catch (RuntimeException e) {
      return new PassOutcome.Interrupted(e.getClass().getSimpleName());
    }
  }

  /// A poll that is due is made anyway, and answers whoever presses the button beside it.
  private boolean allowed(Claim claim) {
    return !claim.isOnlyCheckNow()
        || switch (allowance.decide(ReadUse.CHECK_NOW, claim.account())) {
          case PROCEED -> true;
          case DEFER, REFUSE -> false;
        };
  }

  private void reportReads(Claim claim) {
    for (var request : claim.requests().stream().limit(1).toList()) {
      allowance
          .report(claim.account(), request.poll(), Instant.now())
          .await()
          .atMost(config.databaseTimeout());
    }
  }

  private void end(Claim claim, PassOutcome outcome) {
    var now = Instant.now();
    var written =
        switch (outcome) {
          case PassOutcome.Complete(var window, var counts) ->
              ledger.complete(claim, window, counts, now);
          case PassOutcome.Refused(var cause, var counts) ->
              ledger.fail(claim, cause, counts, Optional.empty(), now);
          case PassOutcome.Unavailable(var cause, var counts) ->
              ledger.fail(claim, cause, counts, Optional.of(now.plus(config.afterOutage())), now);
          case PassOutcome.Interrupted _ ->
              ledger.release(claim, now.plus(config.afterInterruption()));
        };
    written.await().atMost(config.databaseTimeout());
  }

  private void report(Claim claim, PassOutcome outcome, Duration took) {
    switch (outcome) {
      case PassOutcome.Complete(var window, var counts) ->
          report(claim, "COMPLETE", "none", counts, took);
      case PassOutcome.Refused(var cause, var counts) ->
          report(claim, "REFUSED", cause.name(), counts, took);
      case PassOutcome.Unavailable(var cause, var counts) ->
          report(claim, "UNAVAILABLE", cause.name(), counts, took);
      case PassOutcome.Interrupted(var why) -> report(claim, "INTERRUPTED", why, Counts.NONE, took);
    }
  }

  private void report(Claim claim, String outcome, String cause, Counts counts, Duration took) {
    metrics.counter("stripe.polls", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    metrics.counter("stripe.polls.recovered").increment(counts.recovered());
    LOG.infof(
        "poll.ended merchant=%s requests=%d outcome=%s reason=%s read=%d recovered=%d took_ms=%d",
        claim.account(),
        claim.requests().size(),
        outcome,
        cause,
        counts.read(),
        counts.recovered(),
        took.toMillis());
  }
}
