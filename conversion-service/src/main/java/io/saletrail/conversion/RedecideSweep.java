package io.saletrail.conversion;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Decides the cases of merchants again whose policy changed. A slice of each merchant at a time,
/// so that one with a million payments does not hold up another, nor fresh sales.
@ApplicationScoped
class RedecideSweep {
  /// Merchants in one sweep.
  private static final int MERCHANTS = 20;

  /// Cases of one merchant in one sweep, and in one transaction.
  private static final int CASES = 200;

  private final MerchantStore merchants;
  private final CaseLedger ledger;

  RedecideSweep(MerchantStore merchants, CaseLedger ledger) {
    this.merchants = merchants;
    this.ledger = ledger;
  }

  @Scheduled(
      every = "${saletrail.conversion.redecide-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return merchants
        .toRedecide(MERCHANTS)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndConcatenate(this::slice)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> slice(MerchantStore.ToRedecide merchant) {
    return merchants
        .casesAfter(merchant, CASES)
        .call(cases -> ledger.redecide(merchant.account(), cases))
        .chain(cases -> merchants.redecidedTo(merchant, cases));
  }
}
