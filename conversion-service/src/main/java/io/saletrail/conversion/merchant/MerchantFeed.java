package io.saletrail.conversion.merchant;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.KeyedFeed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes merchants' settings, for their policies.
@ApplicationScoped
@Startup
class MerchantFeed {
  private final KeyedFeed<?> feed;

  MerchantFeed(MerchantLedger ledger, Feeds feeds) {
    this.feed = feeds.singleByKey("merchants", MerchantSettings.class, ledger::save);
  }

  @Incoming("merchants")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> on(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch);
  }
}
