package io.saletrail.settings.health;

import io.saletrail.contracts.connection.ConnectionFact;
import io.saletrail.settings.feed.FactBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Observations of ingest-service about the connection to Stripe.
@ApplicationScoped
class ConnectionFeed {
  private final FactBatch batch;

  ConnectionFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("connections")
  Uni<Void> on(ConsumerRecords<String, byte[]> connections) {
    return batch.enter(connections, ConnectionFact.class, ConnectionProjection::enter);
  }
}
