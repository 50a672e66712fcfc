package io.saletrail.ingest.replay;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.activity.IncomingEvent;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.replay.ReplayClaim.OffsetRange;
import io.saletrail.outbox.FactProducer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One replay, partition after partition, batch after batch, from the partitionRef where the last replica
/// ended. It blocks, on a thread of its own.
@ApplicationScoped
class ReplayPass {
  private final RawTopicRange span;
  private final ActivityReader reader;
  private final FactProducer facts;
  private final ReplayLedger ledger;
  private final ReplayConfig config;

  ReplayPass(
      RawTopicRange span,
      ActivityReader reader,
      FactProducer facts,
      ReplayLedger ledger,
      ReplayConfig config) {
    this.span = span;
    this.reader = reader;
    this.facts = facts;
    this.ledger = ledger;
    this.config = config;
  }

  /// Reads on, to the end of the span or until somebody else has it.
  ///
  /// @throws RuntimeException when Kafka or the database is away
  void run(ReplayClaim claim) {
    try (var open = span.open()) {
      var cursor =
          new TreeMap<>(claim.cursor().orElseGet(() -> open.between(claim.from(), claim.to())));
      var counts = claim.counts();
      for (var partition : List.copyOf(cursor.keySet())) {
        for (var batch = open.next(partition, range(cursor, partition));
            batch.isPresent();
            batch = open.next(partition, range(cursor, partition))) {
          var read = read(claim, batch.get().messages());
          if (!claim.dryRun()) {
            await(facts.send(read.activities()));
          }
          counts = counts.plus(read.counts());
          var end = range(cursor, partition).end();
          cursor.put(partition, new OffsetRange(batch.get().next(), end));
          if (!await(ledger.progress(claim, cursor, counts, read))) {
            return;
          }
        }
      }
      await(ledger.complete(claim));
    }
  }

  /// What a batch turned out to be.
  ///
  /// @param unreadable what goes into quarantine, where it is not yet
  /// @param readable the events that can be read now: they need not wait there any longer
  record Read(
      List<PaymentActivity> activities,
      List<UnreadableEvent> unreadable,
      List<Quarantine.EventName> readable,
      Counts counts) {}

  private Read read(ReplayClaim claim, List<ConsumerRecord<String, byte[]>> messages) {
    var activities = new ArrayList<PaymentActivity>();
    var unreadable = new ArrayList<UnreadableEvent>();
    var readable = new ArrayList<Quarantine.EventName>();
    var counts = Counts.NONE;
    for (var message : messages) {
      var event = IncomingEvent.of(message, reader);
      if (claim.account().filter(account -> !account.equals(event.account())).isPresent()) {
        continue;
      }
      switch (event.result()) {
        case ReadResult.Read(var found) -> {
          activities.addAll(found);
          readable.add(eventName(event));
          counts = counts.plus(new Counts(1, found.size(), 0, 0));
        }
        case ReadResult.ReadInPart(var found, var _) -> {
          activities.addAll(found);
          event.unreadable(message).ifPresent(unreadable::add);
          counts = counts.plus(new Counts(1, found.size(), 0, 1));
        }
        case ReadResult.Skipped _ -> {
          readable.add(eventName(event));
          counts = counts.plus(new Counts(1, 0, 1, 0));
        }
        case ReadResult.Unreadable _ -> {
          event.unreadable(message).ifPresent(unreadable::add);
          counts = counts.plus(new Counts(1, 0, 0, 1));
        }
      }
    }
    return new Read(activities, unreadable, readable, counts);
  }

  private static Quarantine.EventName eventName(IncomingEvent event) {
    return new Quarantine.EventName(event.account(), event.eventId());
  }

  private static OffsetRange range(Map<Integer, OffsetRange> cursor, int partition) {
    return cursor.getOrDefault(partition, new OffsetRange(0, 0));
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
