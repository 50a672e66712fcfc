package io.saletrail.sandbox.stripe.ledger;

import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// All objects of one kind of one account: by id, newest first, and by the fields that lists
/// filter on.
///
/// Equal seconds keep the order of their making, so paging is stable. Not thread-safe: the
/// ledger's lock guards it.
public final class ObjectIndex<T extends StripeObject> {

  private record Place(long created, long turn) {}

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparingLong(Place::created).thenComparingLong(Place::turn).reversed();

  private final Map<String, Function<T, Optional<String>>> fields;
  private final NavigableMap<Place, T> objects = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Map<String, NavigableMap<Place, T>>> byField = new HashMap<>();
  private long turns;

  /// An empty shelf.
  ///
  /// @param fields the names by which lists may be filtered, as the API calls them
  public ObjectIndex(Map<String, Function<T, Optional<String>>> fields) {
    this.fields = fields;
  }

  public Set<String> filters() {
    return fields.keySet();
  }

  public int size() {
    return objects.size();
  }

  /// Adds the object, or puts its newer state in the same place.
  public void put(T object) {
    var place = places.computeIfAbsent(object.id(), _ -> new Place(object.created(), turns++));
    var before = Optional.ofNullable(objects.put(place, object));
    fields.forEach(
        (name, read) -> {
          before.flatMap(read).ifPresent(value -> drawer(name, value).remove(place));
          read.apply(object).ifPresent(value -> drawer(name, value).put(place, object));
        });
  }

  /// Forgets the oldest objects until at most `most` are left.
  public void keepNewest(int most) {
    while (objects.size() > most) {
      remove(objects.lastEntry().getValue().id());
    }
  }

  public void remove(String id) {
    var place = places.remove(id);
    var object = Optional.ofNullable(place).map(objects::remove);
    object.ifPresent(
        forgotten ->
            fields.forEach(
                (name, read) ->
                    read.apply(forgotten).ifPresent(value -> drawer(name, value).remove(place))));
  }

  public Optional<T> find(String id) {
    return Optional.ofNullable(places.get(id)).map(objects::get);
  }

  public List<T> all() {
    return List.copyOf(objects.values());
  }

  /// Newest first.
  public List<T> where(String field, String value) {
    return List.copyOf(peek(field, value).values());
  }

  /// One page of the newest.
  ///
  /// @throws UnknownCursor when the object to start after or end before is not here
  public Page<T> page(Wanted<T> wanted) {
    var source = narrowest(wanted.fields());
    if (wanted.endingBefore().isPresent()) {
      var newer = source.headMap(place(wanted.endingBefore().get()), false).descendingMap();
      var page = take(newer, wanted);
      Collections.reverse(page.items());
      return page;
    }
    var rest =
        wanted.startingAfter().isPresent()
            ? source.tailMap(place(wanted.startingAfter().get()), false)
            : source.tailMap(new Place(wanted.until(), Long.MAX_VALUE), true);
    return take(rest, wanted);
  }

  private Page<T> take(NavigableMap<Place, T> source, Wanted<T> wanted) {
    var items = new ArrayList<T>();
    for (var candidate : source.values()) {
      if (!matches(candidate, wanted)) {
        continue;
      }
      if (items.size() == wanted.limit()) {
        return new Page<>(items, true);
      }
      items.add(candidate);
    }
    return new Page<>(items, false);
  }

  private boolean matches(T candidate, Wanted<T> wanted) {
    return wanted.accepts(candidate)
        && wanted.fields().entrySet().stream()
            .allMatch(
                wish ->
                    fields
                        .getOrDefault(wish.getKey(), _ -> Optional.empty())
                        .apply(candidate)
                        .equals(Optional.of(wish.getValue())));
  }

  private NavigableMap<Place, T> narrowest(Map<String, String> wishes) {
    return wishes.entrySet().stream()
        .map(wish -> peek(wish.getKey(), wish.getValue()))
        .min(Comparator.comparingInt(Map::size))
        .orElse(objects);
  }

  private NavigableMap<Place, T> drawer(String field, String value) {
    return byField
        .computeIfAbsent(field, _ -> new HashMap<>())
        .computeIfAbsent(value, _ -> new TreeMap<>(NEWEST_FIRST));
  }

  private NavigableMap<Place, T> peek(String field, String value) {
    return byField.getOrDefault(field, Map.of()).getOrDefault(value, new TreeMap<>(NEWEST_FIRST));
  }

  private Place place(String id) {
    return Optional.ofNullable(places.get(id)).orElseThrow(() -> new UnknownCursor(id));
  }

  /// A page was asked to begin at an object that is not on this shelf.
  public static final class UnknownCursor extends RuntimeException {
    public final String id;

    UnknownCursor(String id) {
      super("no object " + id);
      this.id = id;
    }
  }
}
