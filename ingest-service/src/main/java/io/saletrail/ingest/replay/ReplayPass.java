package io.saletrail.ingest.replay;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.activity.IncomingEvent;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.replay.ReplayClaim.Stretch;
import io.saletrail.outbox.FactProducer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One replay, partition after partition, batch after batch, from the place where the last replica
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
      var places =
          new TreeMap<>(claim.places().orElseGet(() -> open.between(claim.from(), claim.to())));
      var tally = claim.tally();
      for (var partition : List.copyOf(places.keySet())) {
        for (var batch = open.next(partition, stretch(places, partition));
            batch.isPresent();
            batch = open.next(partition, stretch(places, partition))) {
          var read = read(claim, batch.get().messages());
          if (!claim.dryRun()) {
            await(facts.send(read.activities()));
          }
          tally = tally.plus(read.tally());
          var end = stretch(places, partition).end();
          places.put(partition, new Stretch(batch.get().next(), end));
          if (!await(ledger.progress(claim, places, tally, read))) {
            return;
          }
        }
      }
      await(ledger.complete(claim));
    }
  }

  /// What a batch turned out to be.
  ///
  /// @param unread what goes into quarantine, where it is not yet
  /// @param readable the events that can be read now: they need not wait there any longer
  record Read(
      List<PaymentActivity> activities,
      List<UnreadableEvent> unread,
      List<Quarantine.Named> readable,
      Counts tally) {}

  private Read read(ReplayClaim claim, List<ConsumerRecord<String, byte[]>> messages) {
    var activities = new ArrayList<PaymentActivity>();
    var unread = new ArrayList<UnreadableEvent>();
    var readable = new ArrayList<Quarantine.Named>();
    var tally = Counts.NONE;
    for (var message : messages) {
      var arrival = IncomingEvent.of(message, reader);
      if (claim.account().filter(account -> !account.equals(arrival.account())).isPresent()) {
        continue;
      }
      switch (arrival.reading()) {
        case ReadResult.Read(var shown) -> {
          activities.addAll(shown);
          readable.add(named(arrival));
          tally = tally.plus(new Counts(1, shown.size(), 0, 0));
        }
        case ReadResult.ReadInPart(var shown, var _) -> {
          activities.addAll(shown);
          arrival.unread(message).ifPresent(unread::add);
          tally = tally.plus(new Counts(1, shown.size(), 0, 1));
        }
        case ReadResult.PassedOver _ -> {
          readable.add(named(arrival));
          tally = tally.plus(new Counts(1, 0, 1, 0));
        }
        case ReadResult.Unreadable _ -> {
          arrival.unread(message).ifPresent(unread::add);
          tally = tally.plus(new Counts(1, 0, 0, 1));
        }
      }
    }
    return new Read(activities, unread, readable, tally);
  }

  private static Quarantine.Named named(IncomingEvent arrival) {
    return new Quarantine.Named(arrival.account(), arrival.eventId());
  }

  private static Stretch stretch(Map<Integer, Stretch> places, int partition) {
    return places.getOrDefault(partition, new Stretch(0, 0));
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
