package io.saletrail.conversion.dryrun;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Assesses rehearsals that are complete, one at a time.
@Singleton
class DryRunSweep {
  private static final Logger LOG = Logger.getLogger(DryRunSweep.class);

  private final DryRunTable store;
  private final Assessment assessment;

  DryRunSweep(DryRunTable store, Assessment assessment) {
    this.store = store;
    this.assessment = assessment;
  }

  @Scheduled(
      every = "${saletrail.rehearsal.tick:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return store
        .take()
        .chain(taken -> taken.map(this::assess).orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .recoverWithUni(DryRunSweep::outage);
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return store.forget();
  }

  private Uni<Void> assess(DryRunTable.Complete one) {
    return assessment.of(one).call(store::assessed).invoke(this::tell).replaceWithVoid();
  }

  private void tell(BackfillAssessed result) {
    LOG.infof(
        "rehearsal.assessed merchant=%s backfill=%s outcome=%s created=%d updated=%d"
            + " skipped=%d unchanged=%d",
        result.account(),
        result.backfill(),
        result.outcome(),
        result.created().stream().mapToInt(BackfillAssessed.Conversions::count).sum(),
        result.updated().stream().mapToInt(BackfillAssessed.Conversions::count).sum(),
        result.skipped().stream().mapToInt(BackfillAssessed.Skipped::count).sum(),
        result.unchanged());
  }

  /// Its turn comes again when the lease is over.
  private static Uni<Void> outage(Throwable e) {
    LOG.warnf("rehearsal.assessed outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
