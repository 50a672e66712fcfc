package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// One queue per key (merchant): the messages of a key are applied in their order, group by group.
///
/// Keys with few messages share a transaction: as many as are ready when it may begin, so the
/// busier the service, the more. If it fails, for whatever reason, each goes on alone: a key whose
/// work waits or fails holds no other up.
final class KeyQueues<T> {
  /// Messages of a key that may share a transaction with others.
  static final int FEW = 20;

  private final int run;
  private final int group;
  private final int shared;
  private final Function<List<Message<T>>, Uni<Void>> work;
  private final Function<List<Message<T>>, Uni<Void>> sharedWork;
  private final Function<Supplier<Uni<Void>>, Uni<Void>> slots;
  private final BooleanSupplier stopped;
  private final Map<String, Deque<Entry<T>>> queues = new HashMap<>();

  /// Keys with few messages that wait for a transaction, the first first.
  private final Set<String> ready = new LinkedHashSet<>();

  private boolean requested;

  /// @param run messages of one key that are applied together, at most
  /// @param group messages of several keys that are applied together, at most
  /// @param shared keys with few messages that are applied together, at most
  /// @param work applies or parks messages of one key
  /// @param sharedWork applies messages of several keys, or fails
  /// @param slots runs shared work once it may begin
  KeyQueues(
      int run,
      int group,
      int shared,
      Function<List<Message<T>>, Uni<Void>> work,
      Function<List<Message<T>>, Uni<Void>> sharedWork,
      Function<Supplier<Uni<Void>>, Uni<Void>> slots,
      BooleanSupplier stopped) {
    this.run = run;
    this.group = group;
    this.shared = shared;
    this.work = work;
    this.sharedWork = sharedWork;
    this.slots = slots;
    this.stopped = stopped;
  }

  private record Entry<T>(Message<T> message, Batch batch) {}

  /// Messages that arrived together.
  private static final class Batch {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger open;

    Batch(int messages) {
      open = new AtomicInteger(messages);
    }

    void applied() {
      if (open.decrementAndGet() == 0) {
        done.complete(null);
      }
    }
  }

  /// Queues messages.
  ///
  /// @return completes when each is applied
  Uni<Void> apply(List<Message<T>> messages) {
    var batch = new Batch(messages.size());
    run(enqueue(messages, batch));
    return Uni.createFrom().completionStage(batch.done);
  }

  /// @return the keys whose queues were empty
  private synchronized List<String> enqueue(List<Message<T>> messages, Batch batch) {
    var started = new ArrayList<String>();
    for (var message : messages) {
      var queue = queues.get(message.key());
      if (queue == null) {
        queue = new ArrayDeque<>();
        queues.put(message.key(), queue);
        started.add(message.key());
      }
      queue.add(new Entry<>(message, batch));
    }
    return started;
  }

  /// Runs keys that have messages: those with few together, the others alone.
  private void run(List<String> keys) {
    keys.stream().filter(key -> !makeReady(key)).forEach(this::run);
    request();
  }

  private synchronized boolean makeReady(String key) {
    return waiting(key) <= FEW && ready.add(key);
  }

  private int waiting(String key) {
    return queues.getOrDefault(key, new ArrayDeque<>()).size();
  }

  private void request() {
    synchronized (this) {
      if (requested || ready.isEmpty()) {
        return;
      }
      requested = true;
    }
    slots.apply(this::runReady).subscribe().with(_ -> {});
  }

  private Uni<Void> runReady() {
    if (stopped.getAsBoolean()) {
      // Not acknowledged: the next start reads it.
      return Uni.createFrom().voidItem();
    }
    var groups = takeReady();
    request();
    var all = groups.values().stream().flatMap(List::stream).toList();
    return sharedWork
        .apply(all.stream().map(Entry::message).toList())
        .invoke(() -> all.forEach(one -> one.batch().applied()))
        .invoke(() -> run(groups.keySet().stream().filter(this::hasMore).toList()))
        .onFailure()
        .invoke(() -> groups.forEach(this::runAlone))
        .onFailure()
        .recoverWithNull();
  }

  /// The messages of as many ready keys as fit into a transaction.
  private synchronized Map<String, List<Entry<T>>> takeReady() {
    requested = false;
    var groups = new LinkedHashMap<String, List<Entry<T>>>();
    var messages = 0;
    for (var keys = ready.iterator(); keys.hasNext() && groups.size() < shared; ) {
      var key = keys.next();
      messages += Math.min(run, waiting(key));
      if (messages > group && !groups.isEmpty()) {
        break;
      }
      keys.remove();
      groups.put(key, next(key));
    }
    return groups;
  }

  /// Whether a key has more messages; removes its queue if not.
  private synchronized boolean hasMore(String key) {
    var more = !queues.getOrDefault(key, new ArrayDeque<>()).isEmpty();
    if (!more) {
      queues.remove(key);
    }
    return more;
  }

  /// Applies messages of a key, then those that have arrived meanwhile.
  private void runAlone(String key, List<Entry<T>> first) {
    applyEntries(first).subscribe().with(_ -> run(key));
  }

  private void run(String key) {
    Uni.createFrom()
        .deferred(() -> applyNext(key))
        .repeat()
        .whilst(more -> more)
        .subscribe()
        .with(_ -> {});
  }

  /// @return whether the key may have more
  private Uni<Boolean> applyNext(String key) {
    if (stopped.getAsBoolean()) {
      // Not acknowledged: the next start reads it.
      return Uni.createFrom().nothing();
    }
    var next = next(key);
    return next.isEmpty() ? Uni.createFrom().item(false) : applyEntries(next).replaceWith(true);
  }

  private Uni<Void> applyEntries(List<Entry<T>> entries) {
    return work.apply(entries.stream().map(Entry::message).toList())
        .invoke(() -> entries.forEach(one -> one.batch().applied()))
        .onFailure()
        .invoke(e -> entries.forEach(one -> one.batch().done.completeExceptionally(e)))
        .onFailure()
        .recoverWithNull();
  }

  /// Takes the next group; removes the queue once it is empty.
  private synchronized List<Entry<T>> next(String key) {
    var next = new ArrayList<Entry<T>>();
    var queue = queues.getOrDefault(key, new ArrayDeque<>());
    while (!queue.isEmpty() && next.size() < run) {
      next.add(queue.remove());
    }
    if (next.isEmpty()) {
      queues.remove(key);
    }
    return next;
  }
}
