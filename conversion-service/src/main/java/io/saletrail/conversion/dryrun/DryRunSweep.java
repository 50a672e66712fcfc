package io.saletrail.conversion.dryrun;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Assesses complete dry runs, a few at a time: a large one does not delay those of others.
@Singleton
class DryRunSweep {
  private static final Logger LOG = Logger.getLogger(DryRunSweep.class);

  /// Dry runs at a time.
  private static final int RUNS = 3;

  private final AtomicInteger running = new AtomicInteger();
  private final DryRunLedger ledger;
  private final Assessment assessment;

  DryRunSweep(DryRunLedger ledger, Assessment assessment) {
    this.ledger = ledger;
    this.assessment = assessment;
  }

  @Scheduled(every = "${saletrail.dry-run.tick:1s}")
  Uni<Void> sweep() {
    if (running.incrementAndGet() > RUNS) {
      running.decrementAndGet();
      return Uni.createFrom().voidItem();
    }
    return assessNext().eventually(running::decrementAndGet);
  }

  private Uni<Void> assessNext() {
    return ledger
        .claim()
        .chain(claimed -> claimed.map(this::assess).orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .recoverWithUni(DryRunSweep::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return ledger.deleteExpired();
  }

  private Uni<Void> assess(DryRunTable.CompleteRun one) {
    return assessment.of(one).call(ledger::assessed).invoke(this::log).replaceWithVoid();
  }

  private void log(BackfillAssessed result) {
    LOG.infof(
        "dry_run.assessed merchant=%s backfill=%s outcome=%s created=%d updated=%d"
            + " skipped=%d unchanged=%d",
        result.account(),
        result.backfill(),
        result.outcome(),
        result.created().stream().mapToInt(BackfillAssessed.Conversions::count).sum(),
        result.updated().stream().mapToInt(BackfillAssessed.Conversions::count).sum(),
        result.skipped().stream().mapToInt(BackfillAssessed.Skipped::count).sum(),
        result.unchanged());
  }

  /// The dry run is claimed again when its lease expires.
  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("dry_run.assessed outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
