package io.saletrail.outbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Gives each piece of work its own Vert.x context.
///
/// Hibernate Reactive keeps its session in the Vert.x context and reuses the open one for the next
/// flow on the same context. Two flows that share a context would share a transaction.
@ApplicationScoped
public class FreshContext {
  private final Vertx vertx;
  private final AtomicInteger running = new AtomicInteger();

  FreshContext(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Runs the work on an event loop, in its own context. The result is delivered there too.
  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                context()
                    .runOnContext(
                        started ->
                            Uni.createFrom()
                                .deferred(() -> counted(work))
                                .subscribe()
                                .with(emitter::complete, emitter::fail)));
  }

  /// Whether no work is in progress.
  public boolean isIdle() {
    return running.get() == 0;
  }

  private <T> Uni<T> counted(Supplier<Uni<T>> work) {
    running.incrementAndGet();
    return Uni.createFrom().deferred(work::get).onTermination().invoke(running::decrementAndGet);
  }

  private Context context() {
    var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return context;
  }
}
