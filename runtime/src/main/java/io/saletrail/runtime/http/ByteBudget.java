package io.saletrail.runtime.http;

import java.util.concurrent.atomic.AtomicLong;

/// Bytes that many users share.
final class ByteBudget {
  private final AtomicLong free;

  ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /// Takes all of these bytes, or none.
  boolean take(long bytes) {
    if (free.addAndGet(-bytes) >= 0) {
      return true;
    }
    free.addAndGet(bytes);
    return false;
  }

  void give(long bytes) {
    free.addAndGet(bytes);
  }

  long free() {
    return free.get();
  }
}
