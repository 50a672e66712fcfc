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

/// Makes events of objects that were read without one, each after what was last dedup of it: an
/// unchanged object is the event that it was, and one whose state came back is a new one.
@ApplicationScoped
public class Observations {
  private final DedupTable dedup;

  Observations(DedupTable dedup) {
    this.dedup = dedup;
  }

  /// Makes events of objects, in their order.
  public Uni<List<SyntheticEvent>> of(String account, List<JsonNode> objects, Instant now) {
    return latest(account, objects).map(last -> chained(account, objects, last, now));
  }

  /// Makes an event of one object.
  ///
  /// @param lastEvent what the caller last saw of it; an event of Stripe's is newer than any
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

  /// Remembers those that Kafka has acknowledged, before they come back from the topic: what is
  /// dedup next comes after them.
  public Uni<Void> record(String account, List<SyntheticEvent> appended) {
    var ids = appended.stream().map(event -> event.envelope().id()).toList();
    return dedup.record(account, ids);
  }

  private Uni<Map<String, String>> latest(String account, List<JsonNode> objects) {
    var tags = objects.stream().map(SyntheticEvent::tag).distinct().toList();
    return dedup.latestObservations(account, tags);
  }

  /// An object that stands there twice comes after itself.
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
