package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.KeyedFeed;
import io.saletrail.outbox.feed.PositionUpdate;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes payment activity: facts enter their cases, merchant by merchant.
@ApplicationScoped
@Startup
class ActivityFeed {
  private final CaseLedger ledger;
  private final KeyedFeed<Received<PaymentActivity>> feed;
  private final Counter entered;

  ActivityFeed(CaseLedger ledger, Feeds feeds, MeterRegistry metrics) {
    this.ledger = ledger;
    this.feed = feeds.byKey("payment-activity", PaymentActivity.class, this::enter);
    this.entered = metrics.counter("conversion_facts", "outcome", "ENTERED");
  }

  @Incoming("payment-activity")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> on(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch);
  }

  private Uni<Void> enter(List<Received<PaymentActivity>> facts, PositionUpdate position) {
    return ledger.enter(facts, position).invoke(() -> entered.increment(facts.size()));
  }
}
