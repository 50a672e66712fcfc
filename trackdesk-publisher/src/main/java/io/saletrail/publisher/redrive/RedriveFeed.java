package io.saletrail.publisher.redrive;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Re-drives that merchants request in the console. Skips our own results on the same topic.
@ApplicationScoped
class RedriveFeed {
  private static final Logger LOG = Logger.getLogger(RedriveFeed.class);

  private final RequestLedger ledger;

  RedriveFeed(RequestLedger ledger) {
    this.ledger = ledger;
  }

  @Incoming("redrives")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return switch (FactFormat.read(record.value(), RedriveFact.class)) {
      case Reading.Known<RedriveFact>(RedriveRequested request) ->
          Outage.retryUntilUp("redrive.run", ledger.run(request));
      case Reading.Known<RedriveFact>(RedriveCompleted _) -> Uni.createFrom().voidItem();
      case Reading.Unknown<RedriveFact>(var type) -> skipped(record, "UNKNOWN", type);
      case Reading.Broken<RedriveFact>(var why) -> skipped(record, "BROKEN", why);
    };
  }

  private static Uni<Void> skipped(
      ConsumerRecord<String, byte[]> record, String outcome, String why) {
    LOG.errorf(
        "redrive.read outcome=%s reason=%s topic=%s partition=%d offset=%d",
        outcome, why, record.topic(), record.partition(), record.offset());
    return Uni.createFrom().voidItem();
  }
}
