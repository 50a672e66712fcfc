package io.saletrail.conversion.dryrun;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which facts have to be decided together: those that share a tie, also over ties of their
/// neighbours. Pure.
final class Groups {
  private final Map<String, String> parents = new HashMap<>();

  /// Everything that bears one of these names belongs together.
  void bind(Collection<String> names) {
    var first = names.iterator().next();
    names.forEach(name -> join(first, name));
  }

  /// Facts in chunks of about this size; a group is never divided.
  ///
  /// @param ties the ties of each fact, at least one
  List<List<String>> chunks(Map<String, List<String>> ties, int size) {
    var groups = new LinkedHashMap<String, List<String>>();
    ties.forEach(
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

  /// The name that stands for the group; the way there is shortened for whoever asks next.
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
