package io.saletrail.ingest.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.activity.DedupTable;
import io.saletrail.ingest.activity.Observations;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.unsettled.Settlement;
import io.saletrail.ingest.unsettled.UnsettledRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Appends new and changed objects of a daily pass to the raw topic. Blocks.
@ApplicationScoped
class DailyIntake {
  private final EventTopic topic;
  private final DedupTable dedup;
  private final Observations observations;
  private final ActivityReader reader;
  private final DailyConfig config;

  DailyIntake(
      EventTopic topic,
      DedupTable dedup,
      Observations observations,
      ActivityReader reader,
      DailyConfig config) {
    this.topic = topic;
    this.dedup = dedup;
    this.observations = observations;
    this.reader = reader;
    this.config = config;
  }

  /// An event to append.
  private static final class Item {
    private final Envelope envelope;
    private final byte[] body;

    Item(Envelope envelope, byte[] body) {
      this.envelope = envelope;
      this.body = body;
    }

    static Item of(SyntheticEvent object) {
      return new Item(object.envelope(), object.body());
    }

    String id() {
      return envelope.id();
    }
  }

  /// Appends a page of a list.
  ///
  /// @throws RuntimeException when Kafka or the database is unavailable
  DailyCounts accept(String account, DailyList list, List<JsonNode> page) {
    var added =
        switch (list) {
          case SESSIONS -> observed(account, page);
          case PAYMENT_INTENTS -> observed(account, attempted(page));
          case EVENTS -> addedEvents(account, page);
        };
    append(account, added);
    return new DailyCounts(page.size(), added.size(), 0);
  }

  /// Payments without an attempt are omitted: many are never paid.
  private static List<JsonNode> attempted(List<JsonNode> intents) {
    return intents.stream().filter(intent -> intent.hasNonNull("latest_charge")).toList();
  }

  private List<Item> observed(String account, List<JsonNode> objects) {
    return await(observations.of(account, objects, Instant.now())).stream()
        .filter(SyntheticEvent::changed)
        .map(Item::of)
        .toList();
  }

  private List<Item> addedEvents(String account, List<JsonNode> events) {
    var items = events.stream().flatMap(event -> event(account, event)).toList();
    var known = await(dedup.known(account, items.stream().map(Item::id).toList()));
    return items.stream().filter(item -> !known.contains(item.id())).toList();
  }

  /// An unsettled object in its current state.
  ///
  /// @param event id of its observation
  /// @param settled whether it is final
  record Checked(String event, boolean settled) {}

  /// Appends an unsettled object if it changed.
  ///
  /// @throws RuntimeException when Kafka or the database is unavailable
  Checked accept(String account, UnsettledObject unsettled, JsonNode object) {
    var event = await(observations.of(account, object, unsettled.lastEvent(), Instant.now()));
    var item = Item.of(event);
    if (event.changed()) {
      append(account, List.of(item));
    }
    return new Checked(item.id(), settled(account, unsettled, item.body));
  }

  private boolean settled(String account, UnsettledObject unsettled, byte[] body) {
    var shown =
        reader.read(account, Origin.POLL, body).readable().stream()
            .filter(activity -> activity.object().equals(unsettled.object()))
            .findFirst();
    return shown
        .map(activity -> UnsettledRules.settlement(activity) instanceof Settlement.Settled)
        // Unreadable: not checked again, as quarantine has it.
        .orElse(true);
  }

  private static Stream<Item> event(String account, JsonNode json) {
    var body = json.toString().getBytes(UTF_8);
    return switch (EnvelopeReader.read(body)) {
      case EnvelopeReader.EnvelopeResult.Found(var envelope) ->
          Stream.of(new Item(envelope.of(account), body));
      case EnvelopeReader.EnvelopeResult.NotJson _, EnvelopeReader.EnvelopeResult.NotAnEvent _ ->
          Stream.empty();
    };
  }

  private void append(String account, List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    var replies = new ArrayList<CompletableFuture<AppendResult>>(items.size());
    for (var item : items) {
      replies.add(topic.append(item.envelope, EventOrigin.POLLS, item.body));
    }
    for (var reply : replies) {
      switch (reply.join()) {
        // The hourly poll has put it into quarantine.
        case DURABLE, TOO_LARGE -> {}
        case KAFKA_UNAVAILABLE, OVERLOADED ->
            throw new IllegalStateException("Kafka does not accept events");
      }
    }
    await(dedup.record(account, items.stream().map(Item::id).toList()).replaceWith(true));
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
