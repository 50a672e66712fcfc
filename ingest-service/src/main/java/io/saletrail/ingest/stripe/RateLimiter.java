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

  /// Waits for its slot. Only for threads that may wait.
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve(System.nanoTime()));
  }

  /// Takes the next free slot and says how far it is away.
  synchronized long reserve(long now) {
    var slot = Math.max(now, nextFree);
    nextFree = slot + gapNanos;
    return slot - now;
  }
}
