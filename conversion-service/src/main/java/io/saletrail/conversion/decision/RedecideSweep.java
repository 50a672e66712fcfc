package io.saletrail.conversion.decision;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Decides cases again after their merchant's policy, subscription or customer changed. Takes one
/// slice per parent at a time, so that a parent with a million payments delays neither others nor
/// new sales.
@ApplicationScoped
class RedecideSweep {
  /// Slices per sweep.
  private static final int SLICES = 20;

  private final CaseLedger ledger;

  RedecideSweep(CaseLedger ledger) {
    this.ledger = ledger;
  }

  @Scheduled(
      every = "${saletrail.conversion.redecide-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return ledger
        .toRedecide(SLICES)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndConcatenate(ledger::redecide)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
