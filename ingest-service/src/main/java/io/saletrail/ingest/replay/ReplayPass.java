package io.saletrail.ingest.replay;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.activity.IncomingEvent;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.replay.ReplayCursor.OffsetRange;
import io.saletrail.outbox.FactProducer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One replay: partition by partition, batch by batch, from the cursor. Blocks; runs on a virtual
/// thread. A batch is published before its cursor is stored, so another replica may publish it
/// again.
@ApplicationScoped
class ReplayPass {
  private final RawTopicRange range;
  private final ActivityReader reader;
  private final FactProducer facts;
  private final ReplayLedger ledger;
  private final ReplayConfig config;

  ReplayPass(
      RawTopicRange range,
      ActivityReader reader,
      FactProducer facts,
      ReplayLedger ledger,
      ReplayConfig config) {
    this.range = range;
    this.reader = reader;
    this.facts = facts;
    this.ledger = ledger;
    this.config = config;
  }

  /// @throws RuntimeException when Kafka or the database is unavailable
  PassOutcome<ReplayCounts> run(ReplayClaim claim) {
    try (var topic = range.open()) {
      return run(claim, topic);
    }
  }

  private PassOutcome<ReplayCounts> run(ReplayClaim claim, RawTopicRange.Open topic) {
    var ranges =
        new TreeMap<>(
            claim
                .cursor()
                .map(ReplayCursor::ranges)
                .orElseGet(() -> topic.between(claim.from(), claim.to())));
    var counts = claim.counts();
    for (var partition : List.copyOf(ranges.keySet())) {
      for (var batch = topic.next(partition, rangeOf(ranges, partition));
          batch.isPresent();
          batch = topic.next(partition, rangeOf(ranges, partition))) {
        var read = read(claim, batch.get().messages());
        publish(claim, read);
        counts = counts.plus(read.counts());
        var end = rangeOf(ranges, partition).end();
        ranges.put(partition, new OffsetRange(batch.get().next(), end));
        switch (await(ledger.progress(claim, new ReplayCursor(ranges), counts, read))) {
          case HELD -> {}
          case LOST -> {
            return new PassOutcome.LeaseLost<>();
          }
        }
      }
    }
    return new PassOutcome.Complete<>(counts);
  }

  private void publish(ReplayClaim claim, ReadBatch read) {
    if (!claim.dryRun()) {
      await(facts.send(read.activities()));
    }
  }

  /// A batch, read.
  ///
  /// @param unreadable events for quarantine
  /// @param readable events to release from quarantine
  record ReadBatch(
      List<PaymentActivity> activities,
      List<UnreadableEvent> unreadable,
      List<Quarantine.EventName> readable,
      ReplayCounts counts) {}

  private ReadBatch read(ReplayClaim claim, List<ConsumerRecord<String, byte[]>> messages) {
    var activities = new ArrayList<PaymentActivity>();
    var unreadable = new ArrayList<UnreadableEvent>();
    var readable = new ArrayList<Quarantine.EventName>();
    var counts = ReplayCounts.NONE;
    for (var message : messages) {
      var event = IncomingEvent.of(message, reader);
      if (claim.account().filter(account -> !account.equals(event.account())).isPresent()) {
        continue;
      }
      switch (event.result()) {
        case ReadResult.Read(var found) -> {
          activities.addAll(found);
          readable.add(eventName(event));
          counts = counts.plus(new ReplayCounts(1, found.size(), 0, 0));
        }
        case ReadResult.ReadInPart(var found, var _) -> {
          activities.addAll(found);
          event.unreadable(message).ifPresent(unreadable::add);
          counts = counts.plus(new ReplayCounts(1, found.size(), 0, 1));
        }
        case ReadResult.Skipped _ -> {
          readable.add(eventName(event));
          counts = counts.plus(new ReplayCounts(1, 0, 1, 0));
        }
        case ReadResult.Unreadable _ -> {
          event.unreadable(message).ifPresent(unreadable::add);
          counts = counts.plus(new ReplayCounts(1, 0, 0, 1));
        }
      }
    }
    return new ReadBatch(activities, unreadable, readable, counts);
  }

  private static Quarantine.EventName eventName(IncomingEvent event) {
    return new Quarantine.EventName(event.account(), event.eventId());
  }

  private static OffsetRange rangeOf(Map<Integer, OffsetRange> cursor, int partition) {
    return cursor.getOrDefault(partition, new OffsetRange(0, 0));
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
