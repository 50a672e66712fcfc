package io.saletrail.ingest.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.activity.SeenEvents;
import io.saletrail.ingest.daily.DailyOutcome.Tally;
import io.saletrail.ingest.intake.Appended;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.intake.ObservedObject;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.unsettled.Standing;
import io.saletrail.ingest.unsettled.UnsettledRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What happens to what a daily pass reads: what is new goes into the raw topic. It blocks.
@ApplicationScoped
class DailyIntake {
  private final EventTopic topic;
  private final SeenEvents seen;
  private final ActivityReader reader;
  private final DailyConfig config;

  DailyIntake(EventTopic topic, SeenEvents seen, ActivityReader reader, DailyConfig config) {
    this.topic = topic;
    this.seen = seen;
    this.reader = reader;
    this.config = config;
  }

  /// What is appended, and how it is filed.
  private static final class Item {
    private final Envelope envelope;
    private final byte[] body;

    Item(Envelope envelope, byte[] body) {
      this.envelope = envelope;
      this.body = body;
    }

    static Item of(ObservedObject object) {
      return new Item(object.envelope(), object.body());
    }
  }

  /// Takes a page of a list.
  ///
  /// @throws RuntimeException when Kafka or the database is away
  Tally take(String account, DailyList list, List<JsonNode> page) {
    var now = Instant.now();
    var items = page.stream().flatMap(item -> item(account, list, item, now)).toList();
    var ids = items.stream().map(item -> item.envelope.id()).toList();
    var known = seen.known(account, ids).await().atMost(config.databaseTimeout());
    var fresh = items.stream().filter(item -> !known.contains(item.envelope.id())).toList();
    append(fresh);
    return new Tally(page.size(), fresh.size(), 0);
  }

  /// An object that was open, as Stripe shows it now.
  ///
  /// @param event its id as an event, made of what it is
  /// @param over whether there is nothing more to come of it
  record Seen(String event, boolean over) {}

  /// Takes an object that was open; unchanged since the last pass it is not appended again.
  ///
  /// @throws RuntimeException when Kafka is away
  Seen take(String account, Open open, JsonNode object) {
    var item = Item.of(ObservedObject.of(account, object, Instant.now()));
    var event = item.envelope.id();
    if (!open.lastEvent().equals(Optional.of(event))) {
      append(List.of(item));
    }
    return new Seen(event, over(account, open, item.body));
  }

  private boolean over(String account, Open open, byte[] body) {
    var shown =
        reader.read(account, Origin.POLL, body).readable().stream()
            .filter(activity -> activity.object().equals(open.object()))
            .findFirst();
    return shown
        .map(activity -> UnsettledRules.standing(activity) instanceof Standing.Settled)
        // Not to be asked after again and again: quarantine has it now.
        .orElse(true);
  }

  private static Stream<Item> item(String account, DailyList list, JsonNode json, Instant now) {
    return switch (list) {
      case SESSIONS -> Stream.of(Item.of(ObservedObject.of(account, json, now)));
      case CUSTOMER_EVENTS -> {
        var body = json.toString().getBytes(UTF_8);
        yield switch (EnvelopeReader.read(body)) {
          case EnvelopeReader.Reading.Found(var envelope) ->
              Stream.of(new Item(envelope.of(account), body));
          case EnvelopeReader.Reading.NotJson _, EnvelopeReader.Reading.NotAnEvent _ ->
              Stream.empty();
        };
      }
    };
  }

  private void append(List<Item> items) {
    var replies = new ArrayList<CompletableFuture<Appended>>(items.size());
    for (var item : items) {
      replies.add(topic.append(item.envelope, EventOrigin.POLLS, item.body));
    }
    for (var reply : replies) {
      switch (reply.join()) {
        // Too large for any message: the hourly poll has put it into quarantine.
        case DURABLE, TOO_LARGE -> {}
        case KAFKA_AWAY, OVERLOADED ->
            throw new IllegalStateException("Kafka does not take events");
      }
    }
  }
}
