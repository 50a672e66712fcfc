package io.saletrail.publisher;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.outbox.Outage;
import io.saletrail.publisher.lane.LaneKeeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes conversions: enters the changes and wakes the lanes that have work.
@ApplicationScoped
class ConversionFeed {
  private static final Logger LOG = Logger.getLogger(ConversionFeed.class);

  private final ConversionLedger ledger;
  private final LaneKeeper lanes;
  private final MeterRegistry meters;

  ConversionFeed(ConversionLedger ledger, LaneKeeper lanes, MeterRegistry meters) {
    this.ledger = ledger;
    this.lanes = lanes;
    this.meters = meters;
  }

  @Incoming("conversions")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    var changes =
        StreamSupport.stream(records.spliterator(), false)
            .flatMap(record -> read(record).stream())
            .toList();
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Outage.retryUntilUp("conversion.enter", ledger.enter(changes))
        .invoke(lanes::wake)
        .replaceWithVoid();
  }

  private Optional<ConversionChanged> read(ConsumerRecord<String, byte[]> record) {
    return switch (FactFormat.read(record.value(), ConversionFact.class)) {
      case Reading.Known<ConversionFact>(ConversionChanged change) -> {
        count("CHANGED");
        yield Optional.of(change);
      }
      case Reading.Known<ConversionFact>(PaymentNotCredited _) -> {
        count("NOT_CREDITED");
        yield Optional.empty();
      }
      case Reading.Unknown<ConversionFact>(var type) -> {
        count("UNKNOWN");
        yield skipped(record, "UNKNOWN", type);
      }
      case Reading.Broken<ConversionFact>(var error) -> {
        count("BROKEN");
        yield skipped(record, "BROKEN", error);
      }
    };
  }

  private void count(String outcome) {
    meters.counter("publisher.conversions.read", "outcome", outcome).increment();
  }

  private static Optional<ConversionChanged> skipped(
      ConsumerRecord<String, byte[]> record, String outcome, String reason) {
    LOG.errorf(
        "conversion.read outcome=%s reason=%s topic=%s partition=%d offset=%d",
        outcome, reason, record.topic(), record.partition(), record.offset());
    return Optional.empty();
  }
}
