package io.saletrail.publisher.lane;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// The transactions of many lanes as few: what is asked for while as many run as may, shares the
/// next one. With nothing else to do a request is served at once and alone.
///
/// A transaction that fails is done again for each of those that shared it, alone: nobody fails
/// for another's trouble.
final class GroupCommit<Q, A> {
  private final int atOnce;
  private final int most;
  private final Function<List<Q>, Uni<List<A>>> transaction;

  private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private int running;

  private record Waiting<Q, A>(Q request, UniEmitter<? super A> answer) {}

  /// @param atOnce transactions that run at the same time, at most
  /// @param most requests that share one
  /// @param transaction serves requests; its answers are in their order
  GroupCommit(int atOnce, int most, Function<List<Q>, Uni<List<A>>> transaction) {
    this.atOnce = atOnce;
    this.most = most;
    this.transaction = transaction;
  }

  Uni<A> ask(Q request) {
    return Uni.createFrom()
        .emitter(
            answer -> {
              join(new Waiting<>(request, answer));
              depart().ifPresent(this::run);
            });
  }

  private synchronized void join(Waiting<Q, A> request) {
    waiting.add(request);
  }

  private synchronized Optional<List<Waiting<Q, A>>> depart() {
    if (running >= atOnce || waiting.isEmpty()) {
      return Optional.empty();
    }
    running++;
    var together = new ArrayList<Waiting<Q, A>>();
    while (together.size() < most && !waiting.isEmpty()) {
      together.add(waiting.remove());
    }
    return Optional.of(together);
  }

  private synchronized void arrive() {
    running--;
  }

  private void run(List<Waiting<Q, A>> together) {
    serve(together)
        .onFailure()
        .recoverWithUni(failure -> apart(together, failure))
        .subscribe()
        .with(
            done -> next(),
            // Whoever waited has been told.
            failure -> next());
  }

  private void next() {
    arrive();
    depart().ifPresent(this::run);
  }

  private Uni<Void> serve(List<Waiting<Q, A>> together) {
    return Uni.createFrom()
        .deferred(() -> transaction.apply(together.stream().map(Waiting::request).toList()))
        .invoke(
            answers -> {
              for (int n = 0; n < together.size(); n++) {
                together.get(n).answer().complete(answers.get(n));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> apart(List<Waiting<Q, A>> together, Throwable failure) {
    if (together.size() == 1) {
      together.getFirst().answer().fail(failure);
      return Uni.createFrom().voidItem();
    }
    Uni<Void> all = Uni.createFrom().voidItem();
    for (var one : together) {
      all =
          all.chain(() -> serve(List.of(one)))
              .onFailure()
              .recoverWithUni(alone -> apart(List.of(one), alone));
    }
    return all;
  }
}
