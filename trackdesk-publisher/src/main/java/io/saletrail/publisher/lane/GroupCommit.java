package io.saletrail.publisher.lane;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/// Merges the transactions of many lanes: requests that arrive within a short time share one, and
/// so do those that arrive while the maximum of transactions runs.
///
/// A transaction that fails is repeated for each of its requests separately: no request fails
/// because of another.
final class GroupCommit<Q, A> {
  private final int concurrency;
  private final int maxBatch;
  private final Consumer<Runnable> starter;
  private final Function<List<Q>, Uni<List<A>>> transaction;

  private final Queue<Pending<Q, A>> pending = new ArrayDeque<>();
  private int running;
  private boolean scheduled;

  private record Pending<Q, A>(Q request, UniEmitter<? super A> emitter) {}

  /// @param concurrency limit of concurrent transactions
  /// @param maxBatch limit of requests that share one
  /// @param starter runs the next transaction, after a time in which more requests may come
  /// @param transaction serves requests; its results have the same order
  GroupCommit(
      int concurrency,
      int maxBatch,
      Consumer<Runnable> starter,
      Function<List<Q>, Uni<List<A>>> transaction) {
    this.concurrency = concurrency;
    this.maxBatch = maxBatch;
    this.starter = starter;
    this.transaction = transaction;
  }

  Uni<A> submit(Q request) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (enqueue(new Pending<>(request, emitter))) {
                starter.accept(this::runScheduled);
              }
            });
  }

  /// @return whether a start has to be scheduled for it
  private synchronized boolean enqueue(Pending<Q, A> request) {
    pending.add(request);
    var first = !scheduled && running < concurrency;
    scheduled |= first;
    return first;
  }

  private void runScheduled() {
    synchronized (this) {
      scheduled = false;
    }
    for (var batch = nextBatch(); batch.isPresent(); batch = nextBatch()) {
      run(batch.get());
    }
  }

  private synchronized Optional<List<Pending<Q, A>>> nextBatch() {
    if (running >= concurrency || pending.isEmpty()) {
      return Optional.empty();
    }
    running++;
    var batch = new ArrayList<Pending<Q, A>>();
    while (batch.size() < maxBatch && !pending.isEmpty()) {
      batch.add(pending.remove());
    }
    return Optional.of(batch);
  }

  private synchronized void finish() {
    running--;
  }

  private void run(List<Pending<Q, A>> batch) {
    serve(batch)
        .onFailure()
        .recoverWithUni(failure -> serveSeparately(batch, failure))
        .subscribe()
        .with(
            done -> next(),
            // The emitters have failed already.
            failure -> next());
  }

  private void next() {
    finish();
    nextBatch().ifPresent(this::run);
  }

  private Uni<Void> serve(List<Pending<Q, A>> batch) {
    return Uni.createFrom()
        .deferred(() -> transaction.apply(batch.stream().map(Pending::request).toList()))
        .invoke(
            results -> {
              for (int n = 0; n < batch.size(); n++) {
                batch.get(n).emitter().complete(results.get(n));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> serveSeparately(List<Pending<Q, A>> batch, Throwable failure) {
    if (batch.size() == 1) {
      batch.getFirst().emitter().fail(failure);
      return Uni.createFrom().voidItem();
    }
    Uni<Void> all = Uni.createFrom().voidItem();
    for (var one : batch) {
      all =
          all.chain(() -> serve(List.of(one)))
              .onFailure()
              .recoverWithUni(alone -> serveSeparately(List.of(one), alone));
    }
    return all;
  }
}
