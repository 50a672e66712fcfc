package io.saletrail.settings.merchant;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what this service itself has published on its compacted topics, because only the last
/// message of a key survives there: see [PublishedSettingsLedger].
@ApplicationScoped
@Startup
class PublishedSettingsFeed {
  private final Feed<MerchantSettings> settings;
  private final Feed<MerchantCredentials> credentials;

  PublishedSettingsFeed(Feeds feeds, PublishedSettingsLedger ledger) {
    settings = feeds.batches("published-settings", MerchantSettings.class, ledger::compareSettings);
    credentials =
        feeds.batches(
            "published-credentials", MerchantCredentials.class, ledger::compareCredentials);
  }

  @Incoming("published-settings")
  Uni<Void> onSettings(ConsumerRecords<String, byte[]> messages) {
    return settings.consume(messages);
  }

  @Incoming("published-credentials")
  Uni<Void> onCredentials(ConsumerRecords<String, byte[]> messages) {
    return credentials.consume(messages);
  }
}
