package io.saletrail.ingest.stripe;

import static java.util.Objects.requireNonNull;

import io.saletrail.ingest.allowance.ReadUse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Spaces calls evenly, and shares them among the uses that wait: a use with twice the weight gets
/// twice the calls, and none waits for the backlog of another. Within a use, first come first
/// served.
final class RateLimiter {
  private final long gapNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition granted = lock.newCondition();
  private final Map<ReadUse, Queue> queues = new EnumMap<>(ReadUse.class);
  private long nextFree = System.nanoTime();

  /// Where the last grant stood: a use that was idle saves up nothing.
  private double level;

  RateLimiter(int perSecond) {
    this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    for (var use : ReadUse.values()) {
      queues.put(use, new Queue(use));
    }
  }

  /// A caller that waits for its slot.
  static final class Ticket {
    private boolean isGranted;

    boolean isGranted() {
      return isGranted;
    }
  }

  private static final class Queue {
    private final double step;
    private final Deque<Ticket> tickets = new ArrayDeque<>();
    private double level;

    Queue(ReadUse use) {
      this.step = 1.0 / weight(use);
    }

    double next() {
      return level + step;
    }
  }

  private static int weight(ReadUse use) {
    return switch (use) {
      case CHECK_NOW -> 8;
      case HOURLY_POLL, LOOKUP -> 4;
      case DAILY_PASS, BACKFILL -> 1;
    };
  }

  /// Blocks until the caller's slot.
  void await(ReadUse use) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var ticket = enter(use);
      try {
        awaitGrant(ticket);
      } finally {
        queues.values().forEach(queue -> queue.tickets.remove(ticket));
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitGrant(Ticket ticket) throws InterruptedException {
    while (!ticket.isGranted()) {
      var before = nextFree;
      var wait = grant(System.nanoTime());
      if (nextFree != before) {
        granted.signalAll();
      }
      if (!ticket.isGranted()) {
        var unused = granted.awaitNanos(Math.max(1, wait));
      }
    }
  }

  /// Adds a caller.
  Ticket enter(ReadUse use) {
    var queue = requireNonNull(queues.get(use));
    if (queue.tickets.isEmpty()) {
      queue.level = Math.max(queue.level, level);
    }
    var ticket = new Ticket();
    queue.tickets.add(ticket);
    return ticket;
  }

  /// Grants the slot that is free now, if one is.
  ///
  /// @return nanoseconds until the next one
  long grant(long now) {
    if (now < nextFree) {
      return nextFree - now;
    }
    next()
        .ifPresent(
            queue -> {
              level = queue.level;
              queue.level = queue.next();
              queue.tickets.remove().isGranted = true;
              nextFree = now + gapNanos;
            });
    return Math.max(0, nextFree - now);
  }

  private Optional<Queue> next() {
    return queues.values().stream()
        .filter(queue -> !queue.tickets.isEmpty())
        .min(Comparator.comparingDouble(Queue::next));
  }
}
