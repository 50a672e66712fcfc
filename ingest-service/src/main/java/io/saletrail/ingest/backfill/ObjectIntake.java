package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.ingest.activity.Observations;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Appends changed objects to the raw topic, or, in a dry run, publishes their activity to the
/// topic of dry runs. Blocks.
@ApplicationScoped
class ObjectIntake {
  /// Events that are appended together.
  private static final int PORTION = 50;

  private final EventTopic topic;
  private final BackfillPace pace;
  private final FactProducer facts;
  private final Observations observations;
  private final Quarantine quarantine;
  private final Outbox outbox;
  private final ActivityReader reader;
  private final BackfillConfig config;

  ObjectIntake(
      EventTopic topic,
      BackfillPace pace,
      FactProducer facts,
      Observations observations,
      Quarantine quarantine,
      Outbox outbox,
      ActivityReader reader,
      BackfillConfig config) {
    this.topic = topic;
    this.pace = pace;
    this.facts = facts;
    this.observations = observations;
    this.quarantine = quarantine;
    this.outbox = outbox;
    this.reader = reader;
    this.config = config;
  }

  /// Appends or publishes objects.
  ///
  /// @throws RuntimeException when Kafka or the database is unavailable
  BackfillCounts accept(BackfillClaim claim, List<JsonNode> objects) {
    var changed = changed(claim.account(), objects);
    if (claim.dryRun()) {
      publishDryRun(claim, changed);
    } else {
      for (var from = 0; from < changed.size(); from += PORTION) {
        var to = Math.min(changed.size(), from + PORTION);
        append(claim.account(), changed.subList(from, to));
        pace.rest();
      }
    }
    return new BackfillCounts(objects.size(), changed.size());
  }

  /// Unchanged objects are omitted, in a dry run too.
  private List<SyntheticEvent> changed(String account, List<JsonNode> objects) {
    return await(observations.of(account, objects, Instant.now())).stream()
        .filter(SyntheticEvent::changed)
        .toList();
  }

  private void publishDryRun(BackfillClaim claim, List<SyntheticEvent> events) {
    await(facts.send(events.stream().flatMap(event -> dryRunFacts(claim, event)).toList()));
  }

  /// Unreadable objects are omitted: quarantined, they would lead to no conversion either.
  private Stream<DryRunActivityRead> dryRunFacts(BackfillClaim claim, SyntheticEvent event) {
    return reader.read(claim.account(), Origin.BACKFILL, event.body()).readable().stream()
        .map(activity -> new DryRunActivityRead(claim.backfill(), activity));
  }

  private void append(String account, List<SyntheticEvent> events) {
    var replies = new ArrayList<CompletableFuture<AppendResult>>(events.size());
    for (var event : events) {
      replies.add(topic.append(event.envelope(), EventOrigin.BACKFILLS, event.body()));
    }
    for (var i = 0; i < replies.size(); i++) {
      switch (replies.get(i).join()) {
        case DURABLE -> {}
        case TOO_LARGE -> quarantine(account, events.get(i));
        case KAFKA_UNAVAILABLE, OVERLOADED ->
            throw new IllegalStateException("Kafka does not accept events");
      }
    }
    if (!events.isEmpty()) {
      await(observations.record(account, events).replaceWith(true));
    }
  }

  private void quarantine(String account, SyntheticEvent event) {
    var unread =
        UnreadableEvent.of(
            account,
            id(event),
            event.envelope().type(),
            Origin.BACKFILL,
            new ReadResult.Unreadable(ReadError.TOO_LARGE, ""),
            event.body());
    await(outbox.write(session -> quarantine.put(session, List.of(unread)).replaceWith(true)));
  }

  private static String id(SyntheticEvent event) {
    return event.envelope().id();
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
