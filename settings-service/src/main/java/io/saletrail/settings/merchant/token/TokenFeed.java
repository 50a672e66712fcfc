package io.saletrail.settings.merchant.token;

import io.saletrail.contracts.tenant.TenantFact;
import io.saletrail.settings.feed.FactBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Observations of trackdesk-publisher about the connection to Trackdesk.
@ApplicationScoped
class TokenFeed {
  private final FactBatch batch;

  TokenFeed(FactBatch batch) {
    this.batch = batch;
  }

  @Incoming("tenants")
  Uni<Void> on(ConsumerRecords<String, byte[]> tenants) {
    return batch.enter(tenants, TenantFact.class, TokenProjection::enter);
  }
}
