package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.settings.feed.FactBatch;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Facts about backfills, our own requests included.
@ApplicationScoped
class BackfillFeed {
  private final FactBatch batch;

  BackfillFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("backfills")
  Uni<Void> on(ConsumerRecords<String, byte[]> backfills) {
    return batch.enter(
        backfills,
        BackfillFact.class,
        (session, facts) -> RunFactTable.append(session, Backfill.KIND, facts));
  }
}
