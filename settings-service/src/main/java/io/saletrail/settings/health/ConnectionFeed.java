package io.saletrail.settings.health;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.connection.ConnectionFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Observations of ingest-service about the connection to Stripe.
@ApplicationScoped
@Startup
class ConnectionFeed {
  private final Feed<ConnectionFact> feed;

  ConnectionFeed(Feeds feeds) {
    this.feed = feeds.projections("connections", ConnectionFact.class, ConnectionProjection::enter);
  }

  @Incoming("connections")
  Uni<Void> on(ConsumerRecords<String, byte[]> connections) {
    return feed.consume(connections);
  }
}
