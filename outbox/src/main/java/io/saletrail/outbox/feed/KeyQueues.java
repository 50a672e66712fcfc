package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// One queue per key (merchant): the messages of a key are applied in their order, group by group,
/// and never together with those of another key. A key whose work waits holds no other up.
final class KeyQueues<T> {
  private final int group;
  private final Function<List<Message<T>>, Uni<Void>> work;
  private final BooleanSupplier stopped;
  private final Map<String, Deque<Entry<T>>> queues = new HashMap<>();

  /// @param group messages that are applied together, at most
  /// @param work applies messages of one key
  KeyQueues(int group, Function<List<Message<T>>, Uni<Void>> work, BooleanSupplier stopped) {
    this.group = group;
    this.work = work;
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
    enqueue(messages, batch).forEach(this::run);
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
    return next.isEmpty()
        ? Uni.createFrom().item(false)
        : work.apply(next.stream().map(Entry::message).toList())
            .invoke(() -> next.forEach(one -> one.batch().applied()))
            .onFailure()
            .invoke(e -> next.forEach(one -> one.batch().done.completeExceptionally(e)))
            .onFailure()
            .recoverWithNull()
            .replaceWith(true);
  }

  /// Takes the next group; removes the queue once it is empty.
  private synchronized List<Entry<T>> next(String key) {
    var next = new ArrayList<Entry<T>>();
    var queue = queues.getOrDefault(key, new ArrayDeque<>());
    while (!queue.isEmpty() && next.size() < group) {
      next.add(queue.remove());
    }
    if (next.isEmpty()) {
      queues.remove(key);
    }
    return next;
  }
}
