package io.saletrail.settings.insight.delivery;

import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.settings.feed.FactBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Deliveries to Trackdesk.
@ApplicationScoped
class DeliveryFeed {
  private final FactBatch batch;

  DeliveryFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("deliveries")
  Uni<Void> on(ConsumerRecords<String, byte[]> steps) {
    return batch.enter(steps, DeliveryFact.class, DeliveryProjection::enter);
  }
}
