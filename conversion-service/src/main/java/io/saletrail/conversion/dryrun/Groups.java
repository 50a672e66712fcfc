package io.saletrail.conversion.dryrun;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups facts that must be decided together: those that share a correlation id, directly or
/// through others. Pure.
final class Groups {
  private final Map<String, String> parents = new HashMap<>();

  /// Merges everything with one of these ids into one group.
  void bind(Collection<String> names) {
    var first = names.iterator().next();
    names.forEach(name -> join(first, name));
  }

  /// Facts in chunks of about this size; a group is never divided.
  ///
  /// @param correlationIds the ids of each fact, at least one
  List<List<String>> chunks(Map<String, List<String>> correlationIds, int size) {
    var groups = new LinkedHashMap<String, List<String>>();
    correlationIds.forEach(
        (fact, names) ->
            groups.computeIfAbsent(root(names.getFirst()), none -> new ArrayList<>()).add(fact));
    var chunks = new ArrayList<List<String>>();
    var open = new ArrayList<String>();
    for (var group : groups.values()) {
      if (!open.isEmpty() && open.size() + group.size() > size) {
        chunks.add(List.copyOf(open));
        open.clear();
      }
      open.addAll(group);
    }
    if (!open.isEmpty()) {
      chunks.add(List.copyOf(open));
    }
    return chunks;
  }

  private void join(String one, String other) {
    var left = root(one);
    var right = root(other);
    if (!left.equals(right)) {
      parents.put(right, left);
    }
  }

  /// The id that represents the group. Shortens the path for the next call.
  private String root(String name) {
    var root = name;
    for (var up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    var step = name;
    while (!step.equals(root)) {
      var up = parents.put(step, root);
      step = up == null ? root : up;
    }
    return root;
  }
}
