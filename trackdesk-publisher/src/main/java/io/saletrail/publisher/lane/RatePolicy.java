package io.saletrail.publisher.lane;

import java.time.Duration;
import java.time.Instant;

/// How fast a tenant is called. The merchants' setting is the upper bound. Each 429 halves the
/// rate, and every interval without one adds a call per second, so that a lane finds the rate that
/// Trackdesk really allows, also where another client uses the same plan.
///
/// @param raiseEvery the interval after which one more call per second is tried
record RatePolicy(Duration raiseEvery) {
  private static final int MIN_RATE = 1;
  private static final int DIVISOR = 2;

  /// Calls in a second, now.
  ///
  /// @param budget the rate that the merchants have set
  int rate(LearnedRate learned, int budget, Instant now) {
    if (learned.rate() >= budget) {
      return budget;
    }
    var raises = Duration.between(learned.since(), now).dividedBy(raiseEvery);
    return Math.clamp(learned.rate() + raises, MIN_RATE, Math.max(MIN_RATE, budget));
  }

  /// The rate after a 429. One burst lowers it once: calls that started before the last change were
  /// made at the old rate.
  ///
  /// @param startedAt when the call with the 429 started
  LearnedRate limited(LearnedRate learned, int budget, Instant startedAt, Instant at) {
    return startedAt.isBefore(learned.since())
        ? learned
        : new LearnedRate(Math.max(MIN_RATE, rate(learned, budget, at) / DIVISOR), at);
  }
}
