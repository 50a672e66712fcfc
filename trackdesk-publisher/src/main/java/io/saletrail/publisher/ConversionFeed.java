package io.saletrail.publisher;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.KeyedFeed;
import io.saletrail.outbox.feed.PositionUpdate;
import io.saletrail.publisher.lane.LaneKeeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes conversions, merchant by merchant: enters the changes and wakes the lanes that have
/// work.
@ApplicationScoped
@Startup
class ConversionFeed {
  private final ConversionLedger ledger;
  private final LaneKeeper lanes;
  private final KeyedFeed<ConversionFact> feed;

  ConversionFeed(ConversionLedger ledger, LaneKeeper lanes, Feeds feeds) {
    this.ledger = ledger;
    this.lanes = lanes;
    this.feed = feeds.batchesByKey("conversions", ConversionFact.class, this::enter);
  }

  @Incoming("conversions")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> on(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch);
  }

  private Uni<?> enter(List<ConversionFact> facts, PositionUpdate position) {
    var changes =
        facts.stream()
            .filter(ConversionChanged.class::isInstance)
            .map(ConversionChanged.class::cast)
            .toList();
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : ledger.enter(changes, position).invoke(lanes::wake);
  }
}
