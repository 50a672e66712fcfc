package io.saletrail.conversion;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Decides cases again whose merchant has another policy, or whose subscription or customer
/// changed. A slice of each at a time, so that one with a million payments does not hold up
/// another, nor new sales.
@ApplicationScoped
class RedecideSweep {
  /// Slices in one sweep.
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
