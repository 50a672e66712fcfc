package io.saletrail.ingest.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Takes the replay that is due, and sees it to its end.
@ApplicationScoped
class ReplaySweep {
  private static final Logger LOG = Logger.getLogger(ReplaySweep.class);

  private final ReplayLedger ledger;
  private final ReplayPass pass;
  private final ReplayConfig config;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("replay-", 0).factory());

  ReplaySweep(ReplayLedger ledger, ReplayPass pass, ReplayConfig config) {
    this.ledger = ledger;
    this.pass = pass;
    this.config = config;
  }

  @Scheduled(every = "${saletrail.replay.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    if (threads.isShutdown()) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .claim()
        .invoke(due -> due.ifPresent(claim -> threads.execute(() -> run(claim))))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(ReplaySweep::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return ledger.forget();
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  private void run(ReplayClaim claim) {
    try {
      pass.run(claim);
      LOG.infof("replay.pass replay=%s dry_run=%s", claim.replay(), claim.dryRun());
    } catch (RuntimeException e) {
      LOG.warnf("replay.pass replay=%s outcome=OUTAGE error=%s", claim.replay(), e.getClass().getName());
      defer(claim);
    }
  }

  private void defer(ReplayClaim claim) {
    try {
      ledger.defer(claim).await().atMost(config.databaseTimeout());
    } catch (RuntimeException e) {
      // The lease runs out by itself; whoever takes the replay then goes on.
      LOG.warnf("replay.deferred outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("replay.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
