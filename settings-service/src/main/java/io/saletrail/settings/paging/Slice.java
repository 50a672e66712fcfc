package io.saletrail.settings.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A page of a long list.
///
/// @param items the items, in order
/// @param next the value of `after` for the next page; absent at the end
public record Slice<T>(List<T> items, Optional<String> next) {

  /// Cuts a list that was read with one item more than the limit; that item shows that there is a
  /// next page.
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
