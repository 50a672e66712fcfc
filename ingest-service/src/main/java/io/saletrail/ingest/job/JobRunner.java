package io.saletrail.ingest.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Claims due jobs of one kind, runs each on a virtual thread and records how it ended.
final class JobRunner<C, R> {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);

  /// The scheduler is not exact: a tick may come this much early.
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private final JobType<C, R> type;
  private final JobLedger ledger;
  private final Semaphore slots;
  private final ExecutorService threads;
  private Instant nextSweep = Instant.EPOCH;

  JobRunner(JobType<C, R> type, JobLedger ledger) {
    this.type = type;
    this.ledger = ledger;
    this.slots = new Semaphore(type.limits().concurrency());
    this.threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual()
                .name(type.kind().name().toLowerCase(Locale.ROOT) + "-", 0)
                .factory());
  }

  /// Claims one due job per free slot. Never fails.
  Uni<Void> sweep(Instant now) {
    if (threads.isShutdown() || now.isBefore(nextSweep)) {
      return Uni.createFrom().voidItem();
    }
    nextSweep = now.plus(type.limits().tick()).minus(TOLERANCE);
    return type.schedule(now)
        .chain(() -> claim(now))
        .onFailure()
        .invoke(this::outage)
        .onFailure()
        .recoverWithNull();
  }

  Uni<Void> deleteExpired() {
    return ledger
        .deleteExpired(type)
        .onFailure()
        .invoke(this::outage)
        .onFailure()
        .recoverWithNull();
  }

  void stop() {
    threads.shutdownNow();
  }

  private Uni<Void> claim(Instant now) {
    var free = slots.drainPermits();
    if (free == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .claim(type, free, now)
        .onFailure()
        .invoke(() -> slots.release(free))
        .invoke(claims -> start(claims, free))
        .replaceWithVoid();
  }

  private void start(List<JobLedger.Claimed<C>> claims, int free) {
    slots.release(free - claims.size());
    claims.forEach(claim -> threads.execute(() -> run(claim)));
  }

  private void run(JobLedger.Claimed<C> claimed) {
    var started = System.nanoTime();
    try {
      var outcome = end(claimed, attempt(claimed.claim()));
      type.report(claimed.claim(), outcome, Duration.ofNanos(System.nanoTime() - started));
    } catch (RuntimeException e) {
      // The lease expires, and another replica resumes the job.
      logOutage(claimed, e);
    } finally {
      slots.release();
    }
  }

  /// What a stop interrupts is no outage.
  private void logOutage(JobLedger.Claimed<C> claimed, RuntimeException e) {
    if (!threads.isShutdown()) {
      LOG.warnf(
          "job.run kind=%s merchant=%s outcome=OUTAGE error=%s",
          type.kind(), claimed.job().account(), e.getClass().getName());
    }
  }

  private PassOutcome<R> attempt(C claim) {
    try {
      return type.run(claim);
    } catch (RuntimeException e) {
      return new PassOutcome.Interrupted<>(e.getClass().getSimpleName());
    }
  }

  private PassOutcome<R> end(JobLedger.Claimed<C> claimed, PassOutcome<R> outcome) {
    if (outcome instanceof PassOutcome.LeaseLost<R>) {
      return outcome;
    }
    var now = Instant.now();
    var written =
        ledger.end(
            claimed.job(),
            (session, facts, job) ->
                type.end(new JobType.PassEnd(session, facts, job, now), claimed.claim(), outcome));
    return switch (written.await().atMost(type.limits().databaseTimeout())) {
      case HELD -> outcome;
      case LOST -> new PassOutcome.LeaseLost<>();
    };
  }

  private void outage(Throwable e) {
    LOG.warnf("job.sweep kind=%s outcome=OUTAGE error=%s", type.kind(), e.getClass().getName());
  }
}
