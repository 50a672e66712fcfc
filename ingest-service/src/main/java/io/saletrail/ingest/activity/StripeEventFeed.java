package io.saletrail.ingest.activity;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.ingest.connection.LastWebhooks;
import io.saletrail.ingest.installation.InstallationReader;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.unsettled.UnsettledObjects;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.KeyedFeed;
import io.saletrail.outbox.feed.PositionUpdate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// The path of events: read, publish, record, merchant by merchant.
@ApplicationScoped
@Startup
class StripeEventFeed {
  private static final Logger LOG = Logger.getLogger(StripeEventFeed.class);

  private final ActivityReader reader;
  private final InstallationReader installations;
  private final FactProducer facts;
  private final Outbox outbox;
  private final DedupTable dedup;
  private final Quarantine quarantine;
  private final UnsettledObjects unsettled;
  private final LastWebhooks webhooks;
  private final ReadMetrics counts;
  private final KeyedFeed<ConsumerRecord<String, byte[]>> feed;

  StripeEventFeed(
      ActivityReader reader,
      InstallationReader installations,
      FactProducer facts,
      Outbox outbox,
      DedupTable dedup,
      Quarantine quarantine,
      UnsettledObjects unsettled,
      LastWebhooks webhooks,
      Feeds feeds,
      MeterRegistry metrics) {
    this.reader = reader;
    this.installations = installations;
    this.facts = facts;
    this.outbox = outbox;
    this.dedup = dedup;
    this.quarantine = quarantine;
    this.unsettled = unsettled;
    this.webhooks = webhooks;
    this.counts = new ReadMetrics(metrics);
    this.feed = feeds.recordsByKey("stripe-events", this::handle);
  }

  @Incoming("stripe-events")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> on(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch);
  }

  private Uni<Void> handle(List<ConsumerRecord<String, byte[]>> messages, PositionUpdate position) {
    return Uni.createFrom()
        .item(() -> Batch.read(messages, reader, installations))
        .runSubscriptionOn(Infrastructure.getDefaultExecutor())
        .call(batch -> settle(batch, position))
        .invoke(this::settled)
        .replaceWithVoid();
  }

  /// Waits for PostgreSQL after sending: the topic would hold each fact once per attempt otherwise.
  private Uni<Void> settle(Batch batch, PositionUpdate position) {
    return facts
        .send(batch.activities())
        .chain(() -> facts.send(batch.installations()))
        .chain(() -> feed.waitOutOutages(record(batch, position)));
  }

  private Uni<Void> record(Batch batch, PositionUpdate position) {
    return outbox.write(
        session ->
            dedup
                .enter(session, batch.events())
                .chain(() -> unsettled.enter(session, batch.activities()))
                .chain(() -> quarantine.put(session, batch.unreadable()))
                .chain(() -> webhooks.enter(session, batch.latestWebhooks()))
                .chain(() -> position.in(session)));
  }

  private void settled(Batch batch) {
    batch.events().forEach(counts::count);
    LOG.infof(
        "events.read events=%d activities=%d unreadable=%d",
        batch.events().size(), batch.activities().size(), batch.unreadable().size());
  }

  private record Batch(
      List<IncomingEvent> events,
      List<PaymentActivity> activities,
      List<InstallationObserved> installations,
      List<UnreadableEvent> unreadable) {

    static Batch read(
        List<ConsumerRecord<String, byte[]>> messages,
        ActivityReader reader,
        InstallationReader installationReader) {
      var events = new ArrayList<IncomingEvent>(messages.size());
      var activities = new ArrayList<PaymentActivity>();
      var installations = new ArrayList<InstallationObserved>();
      var unreadable = new ArrayList<UnreadableEvent>();
      for (var message : messages) {
        var event = IncomingEvent.of(message, reader);
        events.add(event);
        event.unreadable(message, installationReader).ifPresent(unreadable::add);
        event.installation(message, installationReader).ifPresent(installations::add);
        activities.addAll(event.result().readable());
      }
      return new Batch(events, activities, installations, unreadable);
    }

    /// The time of the latest webhook of each account in this batch.
    Map<String, Instant> latestWebhooks() {
      var latest = new HashMap<String, Instant>();
      for (var event : events) {
        if (event.origin() == Origin.WEBHOOK && StripeId.isAccount(event.account())) {
          latest.merge(event.account(), event.receivedAt(), Batch::later);
        }
      }
      return latest;
    }

    private static Instant later(Instant one, Instant other) {
      return one.isBefore(other) ? other : one;
    }
  }
}
