package io.saletrail.ingest.poll;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes merchants' settings.
@ApplicationScoped
class MerchantFeed {
  private static final Logger LOG = Logger.getLogger(MerchantFeed.class);

  private final PollSchedule schedule;

  MerchantFeed(PollSchedule schedule) {
    this.schedule = schedule;
  }

  @Incoming("merchants")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    var newest = new HashMap<String, MerchantSettings>();
    for (var message : messages) {
      switch (FactFormat.read(message.value(), MerchantSettings.class)) {
        case FactFormat.Reading.Known<MerchantSettings>(var known) -> {
          if (StripeId.isAccount(known.account())) {
            newest.merge(known.account(), known, MerchantFeed::newer);
          }
        }
        case FactFormat.Reading.Unknown<MerchantSettings>(var type) ->
            LOG.infof("merchant.applied outcome=UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<MerchantSettings>(var why) ->
            LOG.warnf("merchant.applied outcome=UNREADABLE reason=%s", why);
      }
    }
    return Outage.retryUntilUp("merchant.applied", schedule.apply(List.copyOf(newest.values())));
  }

  private static MerchantSettings newer(MerchantSettings one, MerchantSettings other) {
    return one.version() < other.version() ? other : one;
  }
}
