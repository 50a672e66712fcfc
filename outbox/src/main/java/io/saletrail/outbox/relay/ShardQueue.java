package io.saletrail.outbox.relay;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Decides which shards the next pass carries. Shards that do well share a pass: one transaction
/// for all of them. A shard that failed goes alone until it succeeds, and failing shards never take
/// all passes, so they hold up no other.
final class ShardQueue {
  /// Passes at a time: each has a connection of the pool.
  static final int PASSES = 3;

  private final Set<Integer> woken = new TreeSet<>();
  private final Set<Integer> running = new TreeSet<>();
  private final Set<Integer> resting = new TreeSet<>();
  private final Set<Integer> failing = new TreeSet<>();
  private int passes;
  private int passesOfFailing;

  /// Something was committed in these shards.
  synchronized void wake(Collection<Integer> shards) {
    woken.addAll(shards);
  }

  /// Takes the shards of the next pass.
  ///
  /// @return nothing where no shard waits, or no pass is free
  synchronized List<Integer> next() {
    if (passes == PASSES) {
      return List.of();
    }
    var ready = new TreeSet<>(woken);
    ready.removeAll(running);
    ready.removeAll(resting);
    var well = new TreeSet<>(ready);
    well.removeAll(failing);
    if (!well.isEmpty()) {
      return begin(well);
    }
    if (ready.isEmpty() || passesOfFailing == PASSES - 1) {
      return List.of();
    }
    passesOfFailing++;
    return begin(Set.of(ready.first()));
  }

  private List<Integer> begin(Set<Integer> shards) {
    passes++;
    woken.removeAll(shards);
    running.addAll(shards);
    return List.copyOf(shards);
  }

  /// A pass is over.
  ///
  /// @param failed those that Kafka did not take everything of
  /// @param rest those that wait until [#rested]
  /// @param again those that have more, or failed
  synchronized void ended(
      List<Integer> shards, Set<Integer> failed, Set<Integer> rest, Set<Integer> again) {
    passes--;
    if (failing.contains(shards.getFirst())) {
      passesOfFailing--;
    }
    running.removeAll(shards);
    failing.removeAll(shards);
    failing.addAll(failed);
    resting.addAll(rest);
    woken.addAll(again);
  }

  synchronized void rested(Collection<Integer> shards) {
    resting.removeAll(shards);
  }
}
