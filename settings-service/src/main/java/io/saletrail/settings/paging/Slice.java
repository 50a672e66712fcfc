package io.saletrail.settings.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a long list.
///
/// @param items the items, in order
/// @param next what to send as `after` for the next part; absent at the end
public record Slice<T>(List<T> items, Optional<String> next) {

  /// Cuts a list that was read one longer than asked for: the surplus says that there is more.
  public static <T> Slice<T> cut(List<T> items, int limit, Function<T, String> id) {
    if (items.size() <= limit) {
      return new Slice<>(List.copyOf(items), Optional.empty());
    }
    var part = List.copyOf(items.subList(0, limit));
    return new Slice<>(part, Optional.of(id.apply(part.getLast())));
  }

  public <R> Slice<R> map(Function<T, R> step) {
    return new Slice<>(items.stream().map(step).toList(), next);
  }
}
