package io.saletrail.ingest.stripe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Spaces calls evenly, first come first served.
final class RateLimiter {
  private final long gapNanos;
  private long nextFree = System.nanoTime();

  RateLimiter(int perSecond) {
    this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /// Blocks until the caller's slot.
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve(System.nanoTime()));
  }

  /// Reserves the next free slot and returns the nanoseconds until it.
  synchronized long reserve(long now) {
    var slot = Math.max(now, nextFree);
    nextFree = slot + gapNanos;
    return slot - now;
  }
}
