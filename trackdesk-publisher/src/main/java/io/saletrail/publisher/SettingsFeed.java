package io.saletrail.publisher;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes merchants' settings and tokens. Both topics are compacted: a message is the newest, or
/// a newer one follows.
@ApplicationScoped
@Startup
class SettingsFeed {
  private final LaneKeeper lanes;
  private final Feed<?> settings;
  private final Feed<?> credentials;

  SettingsFeed(SettingsLedger ledger, LaneKeeper lanes, Feeds feeds) {
    this.lanes = lanes;
    this.settings =
        feeds.single("merchants", MerchantSettings.class, fact -> wake(ledger.enter(fact)));
    this.credentials =
        feeds.single("credentials", MerchantCredentials.class, fact -> wake(ledger.enter(fact)));
  }

  @Incoming("merchants")
  Uni<Void> onSettings(ConsumerRecords<String, byte[]> records) {
    return settings.consume(records);
  }

  @Incoming("credentials")
  Uni<Void> onCredentials(ConsumerRecords<String, byte[]> records) {
    return credentials.consume(records);
  }

  private Uni<Void> wake(Uni<Set<TenantId>> entered) {
    return entered.invoke(lanes::wake).replaceWithVoid();
  }
}
