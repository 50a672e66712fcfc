package io.saletrail.publisher;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outage;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes merchants' settings and tokens. Both topics are compacted: a message is the newest, or
/// a newer one follows.
@ApplicationScoped
class SettingsFeed {
  private static final Logger LOG = Logger.getLogger(SettingsFeed.class);

  private final SettingsLedger ledger;
  private final LaneKeeper lanes;

  SettingsFeed(SettingsLedger ledger, LaneKeeper lanes) {
    this.ledger = ledger;
    this.lanes = lanes;
  }

  @Incoming("merchants")
  Uni<Void> onSettings(ConsumerRecord<String, byte[]> record) {
    return enter(record, MerchantSettings.class, ledger::enter);
  }

  @Incoming("credentials")
  Uni<Void> onCredentials(ConsumerRecord<String, byte[]> record) {
    return record.value() == null
        ? wake(ledger.deleteToken(record.key()))
        : enter(record, MerchantCredentials.class, ledger::enter);
  }

  private <F extends Fact> Uni<Void> enter(
      ConsumerRecord<String, byte[]> record, Class<F> type, Function<F, Uni<Set<TenantId>>> enter) {
    return switch (FactFormat.read(record.value(), type)) {
      case Reading.Known<F>(var fact) -> wake(enter.apply(fact));
      case Reading.Unknown<F>(var name) -> skipped(record, "UNKNOWN", name);
      case Reading.Broken<F>(var error) -> skipped(record, "BROKEN", error);
    };
  }

  private Uni<Void> wake(Uni<Set<TenantId>> entered) {
    return Outage.retryUntilUp("settings.enter", entered).invoke(lanes::wake).replaceWithVoid();
  }

  private static Uni<Void> skipped(
      ConsumerRecord<String, byte[]> record, String outcome, String reason) {
    LOG.errorf(
        "settings.read outcome=%s reason=%s topic=%s partition=%d offset=%d",
        outcome, reason, record.topic(), record.partition(), record.offset());
    return Uni.createFrom().voidItem();
  }
}
