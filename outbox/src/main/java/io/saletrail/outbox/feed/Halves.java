package io.saletrail.outbox.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Divides a batch that failed. The messages of one key stay together and in order as long as the
/// batch holds several keys.
final class Halves {
  private Halves() {}

  static <T> List<List<Message<T>>> of(List<Message<T>> messages) {
    var byKey = new LinkedHashMap<String, List<Message<T>>>();
    for (var message : messages) {
      byKey.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(message);
    }
    if (byKey.size() == 1) {
      var middle = messages.size() / 2;
      return List.of(messages.subList(0, middle), messages.subList(middle, messages.size()));
    }
    var keys = List.copyOf(byKey.values());
    var middle = keys.size() / 2;
    return List.of(joined(keys.subList(0, middle)), joined(keys.subList(middle, keys.size())));
  }

  private static <T> List<Message<T>> joined(List<List<Message<T>>> keys) {
    return keys.stream().flatMap(List::stream).toList();
  }
}
