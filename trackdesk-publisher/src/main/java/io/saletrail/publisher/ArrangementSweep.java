package io.saletrail.publisher;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.merchant.MerchantTable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Resumes arranging deliveries: after a crash, and after a check has shown that Trackdesk accepts
/// a rejected token again.
@Singleton
class ArrangementSweep {
  /// Merchants in one sweep, each for itself.
  private static final int BATCH = 8;

  private final Outbox outbox;
  private final ArrangementLedger arrangements;

  ArrangementSweep(Outbox outbox, ArrangementLedger arrangements) {
    this.outbox = outbox;
    this.arrangements = arrangements;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write(session -> MerchantTable.unarranged(session, ArrangementLedger.LEASE, BATCH))
        .chain(
            merchants ->
                Multi.createFrom()
                    .iterable(merchants)
                    .onItem()
                    .transformToUniAndMerge(arrangements::all)
                    .onItem()
                    .ignoreAsUni());
  }
}
