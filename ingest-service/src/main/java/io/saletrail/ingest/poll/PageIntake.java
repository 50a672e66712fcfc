package io.saletrail.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.activity.DedupTable;
import io.saletrail.ingest.activity.DedupTable.ChargeState;
import io.saletrail.ingest.activity.DedupTable.SessionState;
import io.saletrail.ingest.activity.Observations;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Appends new objects of a page to the raw topic, quarantines what Kafka cannot hold, and counts
/// both. Blocks.
@ApplicationScoped
class PageIntake {
  private final EventTopic topic;
  private final DedupTable dedup;
  private final Observations observations;
  private final Quarantine quarantine;
  private final Outbox outbox;
  private final ActivityReader reader;
  private final PollConfig config;

  PageIntake(
      EventTopic topic,
      DedupTable dedup,
      Observations observations,
      Quarantine quarantine,
      Outbox outbox,
      ActivityReader reader,
      PollConfig config) {
    this.topic = topic;
    this.dedup = dedup;
    this.observations = observations;
    this.quarantine = quarantine;
    this.outbox = outbox;
    this.reader = reader;
    this.config = config;
  }

  /// Appends one page.
  ///
  /// @param known session states that this pass has read
  /// @throws RuntimeException when Kafka or the database is unavailable
  PollCounts accept(String account, Stage stage, List<JsonNode> items, Set<SessionState> known) {
    var added =
        switch (stage) {
          case EVENTS -> addedEvents(account, events(account, items));
          case SESSIONS -> changed(account, items);
        };
    var sessions = newSessions(added, known);
    // Before the feed reads them and records their states.
    var recovered =
        switch (stage) {
          case EVENTS -> added;
          case SESSIONS -> recoveredSessions(account, sessions);
        };
    append(added);
    record(account, added);
    return new PollCounts(
        items.size(),
        recovered.size(),
        recovered.stream().flatMap(event -> event.payment().stream()).toList());
  }

  private List<PolledEvent> events(String account, List<JsonNode> items) {
    var events = new ArrayList<PolledEvent>(items.size());
    for (var item : items) {
      PolledEvent.event(account, item)
          .ifPresentOrElse(events::add, () -> quarantine(noEvent(account, item)));
    }
    return events;
  }

  private List<PolledEvent> changed(String account, List<JsonNode> items) {
    var sessions = await(observations.of(account, items, Instant.now()));
    var changed = new ArrayList<PolledEvent>();
    for (var i = 0; i < sessions.size(); i++) {
      if (sessions.get(i).changed()) {
        changed.add(PolledEvent.of(sessions.get(i), items.get(i)));
      }
    }
    return changed;
  }

  private List<PolledEvent> addedEvents(String account, List<PolledEvent> events) {
    var encountered = new HashSet<>(await(dedup.known(account, ids(events))));
    return events.stream().filter(event -> encountered.add(event.envelope().id())).toList();
  }

  /// Recorded here, because the next page may contain the same events before the feed has read
  /// them.
  private void record(String account, List<PolledEvent> appended) {
    if (!appended.isEmpty()) {
      await(dedup.record(account, ids(appended)).replaceWith(true));
    }
  }

  private static List<String> ids(List<PolledEvent> events) {
    return events.stream().map(event -> event.envelope().id()).toList();
  }

  private void append(List<PolledEvent> events) {
    var replies = new ArrayList<CompletableFuture<AppendResult>>(events.size());
    for (var event : events) {
      replies.add(topic.append(event.envelope(), EventOrigin.POLLS, event.body()));
    }
    for (var i = 0; i < replies.size(); i++) {
      switch (replies.get(i).join()) {
        case DURABLE -> {}
        case TOO_LARGE -> quarantine(tooLarge(events.get(i)));
        case KAFKA_UNAVAILABLE, OVERLOADED ->
            throw new IllegalStateException("Kafka does not accept events");
      }
    }
  }

  /// The sessions in a state that this pass has not read before.
  private Map<PolledEvent, PolledSession> newSessions(
      List<PolledEvent> added, Set<SessionState> known) {
    var before = Set.copyOf(known);
    var sessions = new LinkedHashMap<PolledEvent, PolledSession>();
    for (var event : added) {
      event
          .session(reader)
          .filter(session -> !before.contains(session.state()))
          .ifPresent(session -> sessions.put(event, session));
    }
    sessions.values().forEach(session -> known.add(session.state()));
    return sessions;
  }

  /// A session that webhooks delivered in the same state is appended for its expanded charge, but
  /// does not count as recovered.
  private List<PolledEvent> recoveredSessions(
      String account, Map<PolledEvent, PolledSession> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    var ids = sessions.values().stream().map(each -> each.state().session()).toList();
    var charges =
        sessions.values().stream()
            .flatMap(each -> each.charges().stream().map(ChargeState::charge))
            .toList();
    var known = await(dedup.statesOfSessions(account, ids));
    var knownCharges = await(dedup.statesOfCharges(account, charges));
    return sessions.entrySet().stream()
        .filter(each -> !each.getValue().isDelivered(known, knownCharges))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static UnreadableEvent tooLarge(PolledEvent event) {
    return UnreadableEvent.of(
        event.envelope().account().orElse(""),
        event.envelope().id(),
        event.envelope().type(),
        Origin.POLL,
        new ReadResult.Unreadable(ReadError.TOO_LARGE, ""),
        event.body());
  }

  private static UnreadableEvent noEvent(String account, JsonNode item) {
    return UnreadableEvent.of(
        account,
        item.path("id").asText(),
        item.path("type").asText(),
        Origin.POLL,
        new ReadResult.Unreadable(ReadError.FIELD_MISSING, "id"),
        item.toString().getBytes(UTF_8));
  }

  private void quarantine(UnreadableEvent event) {
    await(outbox.write(session -> quarantine.put(session, List.of(event)).replaceWith(true)));
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
