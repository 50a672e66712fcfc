package io.saletrail.sandbox.stripe.state;

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

/// All objects of one kind of one account: by id, newest first, and by the fields that lists filter
/// on.
///
/// Objects of the same second keep the order of their creation, so paging is stable. Not
/// thread-safe: callers hold the state's lock.
public final class ObjectIndex<T extends StripeObject> {

  private record Position(long created, long sequence) {}

  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparingLong(Position::created).thenComparingLong(Position::sequence).reversed();

  private final Map<String, Function<T, Optional<String>>> fields;
  private final NavigableMap<Position, T> objects = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<String, Map<String, NavigableMap<Position, T>>> byField = new HashMap<>();
  private long nextSequence;

  /// An empty index.
  ///
  /// @param fields the fields by which lists may be filtered, named as in the API
  public ObjectIndex(Map<String, Function<T, Optional<String>>> fields) {
    this.fields = fields;
  }

  public Set<String> filters() {
    return fields.keySet();
  }

  public int size() {
    return objects.size();
  }

  /// Adds the object, or replaces its earlier state at the same position.
  public void put(T object) {
    var position =
        positions.computeIfAbsent(object.id(), _ -> new Position(object.created(), nextSequence++));
    var before = Optional.ofNullable(objects.put(position, object));
    fields.forEach(
        (name, read) -> {
          before.flatMap(read).ifPresent(value -> entries(name, value).remove(position));
          read.apply(object).ifPresent(value -> entries(name, value).put(position, object));
        });
  }

  /// Removes the oldest objects beyond `limit`.
  public void keepNewest(int limit) {
    while (objects.size() > limit) {
      remove(objects.lastEntry().getValue().id());
    }
  }

  public void remove(String id) {
    var position = positions.remove(id);
    var object = Optional.ofNullable(position).map(objects::remove);
    object.ifPresent(
        forgotten ->
            fields.forEach(
                (name, read) ->
                    read.apply(forgotten)
                        .ifPresent(value -> entries(name, value).remove(position))));
  }

  public Optional<T> find(String id) {
    return Optional.ofNullable(positions.get(id)).map(objects::get);
  }

  public List<T> all() {
    return List.copyOf(objects.values());
  }

  /// Newest first.
  public List<T> where(String field, String value) {
    return List.copyOf(existing(field, value).values());
  }

  /// One page, newest first.
  ///
  /// @throws UnknownCursor when the object of the cursor is not in this index
  public Page<T> page(PageQuery<T> query) {
    var source = narrowest(query.fields());
    if (query.endingBefore().isPresent()) {
      var newer = source.headMap(position(query.endingBefore().get()), false).descendingMap();
      var page = take(newer, query);
      Collections.reverse(page.items());
      return page;
    }
    var rest =
        query.startingAfter().isPresent()
            ? source.tailMap(position(query.startingAfter().get()), false)
            : source.tailMap(new Position(query.until(), Long.MAX_VALUE), true);
    return take(rest, query);
  }

  private Page<T> take(NavigableMap<Position, T> source, PageQuery<T> query) {
    var items = new ArrayList<T>();
    for (var candidate : source.values()) {
      if (!matches(candidate, query)) {
        continue;
      }
      if (items.size() == query.limit()) {
        return new Page<>(items, true);
      }
      items.add(candidate);
    }
    return new Page<>(items, false);
  }

  private boolean matches(T candidate, PageQuery<T> query) {
    return query.accepts(candidate)
        && query.fields().entrySet().stream()
            .allMatch(
                filter ->
                    fields
                        .getOrDefault(filter.getKey(), _ -> Optional.empty())
                        .apply(candidate)
                        .equals(Optional.of(filter.getValue())));
  }

  private NavigableMap<Position, T> narrowest(Map<String, String> filters) {
    return filters.entrySet().stream()
        .map(filter -> existing(filter.getKey(), filter.getValue()))
        .min(Comparator.comparingInt(Map::size))
        .orElse(objects);
  }

  private NavigableMap<Position, T> entries(String field, String value) {
    return byField
        .computeIfAbsent(field, _ -> new HashMap<>())
        .computeIfAbsent(value, _ -> new TreeMap<>(NEWEST_FIRST));
  }

  private NavigableMap<Position, T> existing(String field, String value) {
    return byField.getOrDefault(field, Map.of()).getOrDefault(value, new TreeMap<>(NEWEST_FIRST));
  }

  private Position position(String id) {
    return Optional.ofNullable(positions.get(id)).orElseThrow(() -> new UnknownCursor(id));
  }

  /// The object of a cursor is not in this index.
  public static final class UnknownCursor extends RuntimeException {
    public final String id;

    UnknownCursor(String id) {
      super("no object " + id);
      this.id = id;
    }
  }
}
