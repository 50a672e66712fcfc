package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.settings.feed.FactBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Decisions of conversion-service.
@ApplicationScoped
class LifecycleFeed {
  private final FactBatch batch;

  LifecycleFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("lifecycle")
  Uni<Void> on(ConsumerRecords<String, byte[]> decisions) {
    return batch.enter(decisions, ConversionFact.class, LifecycleProjection::enter);
  }
}
