package io.saletrail.settings.insight.delivery;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Deliveries to Trackdesk.
@ApplicationScoped
@Startup
class DeliveryFeed {
  private final Feed<DeliveryFact> feed;

  DeliveryFeed(Feeds feeds) {
    this.feed = feeds.projections("deliveries", DeliveryFact.class, DeliveryProjection::enter);
  }

  @Incoming("deliveries")
  Uni<Void> on(ConsumerRecords<String, byte[]> steps) {
    return feed.consume(steps);
  }
}
