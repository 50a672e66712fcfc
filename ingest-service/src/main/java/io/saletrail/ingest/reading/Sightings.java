package io.saletrail.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.settings.AddressSeal;
import io.saletrail.ingest.reading.Reading.Flaw;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// What reading one event has come to so far: activity, the first flaw, and the objects inside
/// objects that are still to be read. A queue instead of recursion: how deep an event nests is the
/// sender's choice.
final class Sightings {
  private final Map<String, PaymentActivity> activities = new LinkedHashMap<>();
  private final Queue<Expanded> unread = new ArrayDeque<>();
  private final AddressSeal seal;
  private Optional<Reading.Unreadable> flaw = Optional.empty();

  Sightings(AddressSeal seal) {
    this.seal = seal;
  }

  private record Expanded(JsonNode node, String path) {}

  void flaw(Flaw what, String field) {
    if (flaw.isEmpty()) {
      flaw = Optional.of(new Reading.Unreadable(what, field));
    }
  }

  /// An address as it may cross.
  Optional<String> sealed(String account, String address) {
    return seal.seal(account, address);
  }

  /// Notes an object to be read after the one that holds it.
  void expanded(JsonNode node, String path) {
    unread.add(new Expanded(node, path));
  }

  /// Reads everything noted. The outermost sight of an object is kept; inside itself it is no
  /// newer. What Stripe has deleted says nothing but that.
  void readAll(Observation seen) {
    for (var next = unread.poll(); next != null && flaw.isEmpty(); next = unread.poll()) {
      var object = new StripeJson(next.node(), next.path(), this);
      object
          .reader()
          .filter(reader -> !object.isTrue("deleted"))
          .map(reader -> reader.read(object, seen))
          .ifPresent(activity -> activities.putIfAbsent(activity.object(), activity));
    }
  }

  /// What it all came to.
  Reading reading() {
    return flaw.<Reading>map(unreadable -> unreadable)
        .orElseGet(() -> new Reading.Read(List.copyOf(activities.values())));
  }

  Optional<Reading.Unreadable> flaw() {
    return flaw;
  }
}
