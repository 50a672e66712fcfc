package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Bounds how much work runs at a time. Work that waits is begun in the order of its arrival.
final class Permits {
  private final Deque<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
  private final int limit;
  private int taken;

  Permits(int limit) {
    this.limit = limit;
  }

  /// Runs the work once there is a permit, on another thread.
  <R> Uni<R> run(Supplier<Uni<R>> work) {
    return Uni.createFrom()
        .<Boolean>emitter(this::acquire)
        .emitOn(Infrastructure.getDefaultExecutor())
        .chain(_ -> Uni.createFrom().deferred(work::get).onTermination().invoke(this::release));
  }

  synchronized boolean isIdle() {
    return taken == 0;
  }

  private void acquire(UniEmitter<? super Boolean> emitter) {
    synchronized (this) {
      if (taken == limit) {
        waiting.add(emitter);
        return;
      }
      taken++;
    }
    emitter.complete(true);
  }

  /// Hands the permit to the work that has waited longest.
  private void release() {
    UniEmitter<? super Boolean> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        taken--;
        return;
      }
    }
    next.complete(true);
  }
}
