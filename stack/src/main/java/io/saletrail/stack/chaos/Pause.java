package io.saletrail.stack.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Waits.
final class Pause {

  private Pause() {}

  /// Returns whether the time has passed, without an interruption.
  static boolean of(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
