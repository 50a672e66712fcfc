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

/// Looks what is due, takes as much of it as this process has room for, and sees it to its end.
@ApplicationScoped
class PollSweep {
  private static final Logger LOG = Logger.getLogger(PollSweep.class);

  private final PollSchedule schedule;
  private final PollLedger ledger;
  private final PollPass pass;
  private final ReadAllowance allowance;
  private final PollConfig config;
  private final MeterRegistry metrics;
  private final Semaphore room;
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
    this.room = new Semaphore(config.concurrency());
  }

  @Scheduled(every = "${saletrail.poll.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    if (threads.isShutdown()) {
      return Uni.createFrom().voidItem();
    }
    var now = Instant.now();
    return schedule
        .requestDue(now)
        .chain(() -> schedule.refuseOfNobody(now))
        .chain(() -> take(now))
        .onFailure()
        .invoke(e -> LOG.warnf("poll.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return schedule.forget();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private Uni<Void> take(Instant now) {
    var free = room.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .claim(free, now)
        .invoke(
            claims -> {
              room.release(free - claims.size());
              claims.forEach(claim -> threads.execute(() -> run(claim)));
            })
        .onFailure()
        .invoke(() -> room.release(free))
        .replaceWithVoid();
  }

  private void run(Claim claim) {
    var began = System.nanoTime();
    try {
      var outcome = attempt(claim);
      end(claim, outcome);
      tellReads(claim);
      tell(claim, outcome, Duration.ofNanos(System.nanoTime() - began));
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the account then begins again.
      LOG.warnf("poll.end account=%s outcome=OUTAGE error=%s", claim.account(), e.getClass());
    } finally {
      room.release();
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
    return !claim.onlyAwaited()
        || switch (allowance.decide(ReadUse.CHECK_NOW, claim.account())) {
          case PROCEED -> true;
          case DEFER, REFUSE -> false;
        };
  }

  private void tellReads(Claim claim) {
    for (var asked : claim.requests().stream().limit(1).toList()) {
      allowance
          .report(claim.account(), asked.poll(), Instant.now())
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

  private void tell(Claim claim, PassOutcome outcome, Duration took) {
    switch (outcome) {
      case PassOutcome.Complete(var window, var counts) ->
          tell(claim, "COMPLETE", "none", counts, took);
      case PassOutcome.Refused(var cause, var counts) ->
          tell(claim, "REFUSED", cause.name(), counts, took);
      case PassOutcome.Unavailable(var cause, var counts) ->
          tell(claim, "UNAVAILABLE", cause.name(), counts, took);
      case PassOutcome.Interrupted(var why) -> tell(claim, "INTERRUPTED", why, Counts.NONE, took);
    }
  }

  private void tell(Claim claim, String outcome, String cause, Counts counts, Duration took) {
    metrics.counter("stripe.polls", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    metrics.counter("stripe.polls.found").increment(counts.recovered());
    LOG.infof(
        "poll.ended account=%s requests=%d outcome=%s cause=%s read=%d found=%d took_ms=%d",
        claim.account(),
        claim.requests().size(),
        outcome,
        cause,
        counts.read(),
        counts.recovered(),
        took.toMillis());
  }
}
