package io.saletrail.ingest.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Wraps objects read by API as events, each chained to the last known event of the object: an
/// unchanged object keeps its event id, and a state that returns has a new one.
@ApplicationScoped
public class Observations {
  private final DedupTable dedup;

  Observations(DedupTable dedup) {
    this.dedup = dedup;
  }

  /// Wraps objects, in their order.
  public Uni<List<SyntheticEvent>> of(String account, List<JsonNode> objects, Instant now) {
    return latest(account, objects).map(last -> chained(account, objects, last, now));
  }

  /// Wraps one object.
  ///
  /// @param lastEvent the last event known to the caller; an event of Stripe's is newer than any
  ///   observation
  public Uni<SyntheticEvent> of(
      String account, JsonNode object, Optional<String> lastEvent, Instant now) {
    if (lastEvent.filter(id -> !SyntheticEvent.isSynthetic(id)).isPresent()) {
      var event = SyntheticEvent.of(account, object, lastEvent, now);
      return Uni.createFrom().item(event);
    }
    return latest(account, List.of(object))
        .map(last -> Optional.ofNullable(last.get(SyntheticEvent.tag(object))))
        .map(last -> SyntheticEvent.of(account, object, last.or(() -> lastEvent), now));
  }

  /// Records observations that Kafka has acknowledged, before the feed reads them: the next
  /// observation is chained to them.
  public Uni<Void> record(String account, List<SyntheticEvent> appended) {
    var ids = appended.stream().map(event -> event.envelope().id()).toList();
    return dedup.record(account, ids);
  }

  private Uni<Map<String, String>> latest(String account, List<JsonNode> objects) {
    var tags = objects.stream().map(SyntheticEvent::tag).distinct().toList();
    return dedup.latestObservations(account, tags);
  }

  /// The second of two equal objects is chained to the first.
  private static List<SyntheticEvent> chained(
      String account, List<JsonNode> objects, Map<String, String> latest, Instant now) {
    var last = new HashMap<>(latest);
    var events = new ArrayList<SyntheticEvent>(objects.size());
    for (var object : objects) {
      var tag = SyntheticEvent.tag(object);
      var event = SyntheticEvent.of(account, object, Optional.ofNullable(last.get(tag)), now);
      last.put(tag, event.envelope().id());
      events.add(event);
    }
    return List.copyOf(events);
  }
}
