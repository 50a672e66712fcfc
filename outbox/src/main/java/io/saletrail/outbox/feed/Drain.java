package io.saletrail.outbox.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.saletrail.outbox.FreshContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Stops a service's work before its pool and its consumers close: no sweep and no batch begins,
/// and those in progress may end. What does not end in time is repeated after the next start.
@ApplicationScoped
class Drain {
  /// How long a stop waits for work in progress.
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(10);

  /// Before the observers of a service's own.
  private static final int FIRST = 1;

  /// After them: what they begin to end is waited for.
  private static final int LAST = 10_000;

  private final Feeds feeds;
  private final FreshContext context;
  private final Instance<Scheduler> scheduler;

  Drain(Feeds feeds, FreshContext context, Instance<Scheduler> scheduler) {
    this.feeds = feeds;
    this.context = context;
    this.scheduler = scheduler;
  }

  void stop(@Observes @Priority(FIRST) ShutdownEvent stopping) {
    scheduler.stream().filter(Scheduler::isStarted).forEach(Scheduler::pause);
    feeds.stop();
  }

  void await(@Observes @Priority(LAST) ShutdownEvent stopping) {
    await(() -> feeds.isIdle() && context.isIdle(), LIMIT);
  }

  /// Waits until the condition holds, up to a limit.
  static void await(BooleanSupplier condition, Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
        Thread.sleep(STEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
