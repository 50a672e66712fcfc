package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.settings.feed.FactBatch;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Facts about re-drives, our own requests included.
@ApplicationScoped
class RedriveFeed {
  private final FactBatch batch;

  RedriveFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("redrives")
  Uni<Void> on(ConsumerRecords<String, byte[]> redrives) {
    return batch.enter(
        redrives,
        RedriveFact.class,
        (session, facts) -> RunFactTable.append(session, Redrive.KIND, facts));
  }
}
