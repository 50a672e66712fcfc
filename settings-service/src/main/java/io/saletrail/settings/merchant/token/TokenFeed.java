package io.saletrail.settings.merchant.token;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.tenant.TenantFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Observations of trackdesk-publisher about the connection to Trackdesk.
@ApplicationScoped
@Startup
class TokenFeed {
  private final Feed<TenantFact> feed;

  TokenFeed(Feeds feeds) {
    this.feed = feeds.projections("tenants", TenantFact.class, TokenProjection::enter);
  }

  @Incoming("tenants")
  Uni<Void> on(ConsumerRecords<String, byte[]> tenants) {
    return feed.consume(tenants);
  }
}
