package io.saletrail.ingest.stripe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Lets calls through evenly, so many a second, first come first served.
final class RateLimiter {
  private final long gapNanos;
  private long nextFree = System.nanoTime();

  RateLimiter(int perSecond) {
    this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /// Waits for its turn. Only for threads that may wait.
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve(System.nanoTime()));
  }

  /// Takes the next free turn and says how far it is away.
  synchronized long reserve(long now) {
    var turn = Math.max(now, nextFree);
    nextFree = turn + gapNanos;
    return turn - now;
  }
}
