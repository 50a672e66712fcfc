package io.saletrail.runtime.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Counts wrong tokens by address, in windows of one length.
final class WrongTokens {
  /// Addresses with a count of their own in one window; all further ones share one.
  static final int MAX_ADDRESSES = 10_000;

  private static final String OTHERS = "others";

  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Integer> counts = new HashMap<>();
  private Instant startedAt;

  /// Starts the first window.
  WrongTokens(Duration window, InstantSource clock) {
    this.window = window;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /// Wrong tokens of an address in this window.
  ///
  /// @param remaining the time until the next window
  record Count(int wrong, Duration remaining) {}

  /// Adds one.
  synchronized Count add(String address) {
    var now = clock.instant();
    if (!now.isBefore(startedAt.plus(window))) {
      counts.clear();
      startedAt = now;
    }
    var own = counts.containsKey(address) || counts.size() < MAX_ADDRESSES;
    var wrong = counts.merge(own ? address : OTHERS, 1, Integer::sum);
    return new Count(wrong, Duration.between(now, startedAt.plus(window)));
  }
}
