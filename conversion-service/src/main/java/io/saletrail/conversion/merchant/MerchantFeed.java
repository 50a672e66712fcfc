package io.saletrail.conversion.merchant;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes merchants' settings, for their policies.
@ApplicationScoped
@Startup
class MerchantFeed {
  private final Feed<?> feed;

  MerchantFeed(MerchantLedger ledger, Feeds feeds) {
    this.feed = feeds.singleReceived("merchants", MerchantSettings.class, ledger::save);
  }

  @Incoming("merchants")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    return feed.consume(records);
  }
}
