package io.saletrail.settings.insight.conversion;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Decisions of conversion-service.
@ApplicationScoped
@Startup
class LifecycleFeed {
  private final Feed<ConversionFact> feed;

  LifecycleFeed(Feeds feeds) {
    this.feed = feeds.projections("lifecycle", ConversionFact.class, LifecycleProjection::enter);
  }

  @Incoming("lifecycle")
  Uni<Void> on(ConsumerRecords<String, byte[]> decisions) {
    return feed.consume(decisions);
  }
}
