package io.saletrail.publisher.lane;

import java.time.Duration;
import java.time.Instant;

/// How fast a tenant is called. The merchants' setting is the upper bound; each 429 halves what is
/// done, and every while without one adds a call, so that a lane finds the rate that Trackdesk
/// really allows, also where somebody else uses the same plan.
///
/// @param raiseEvery how long a rate has to do before one more call is tried
record RatePolicy(Duration raiseEvery) {
  private static final int SLOWEST = 1;
  private static final int DIVISOR = 2;

  /// Calls in a second, now.
  ///
  /// @param budget what the merchants have set
  int rate(LearnedRate pace, int budget, Instant now) {
    if (pace.rate() >= budget) {
      return budget;
    }
    var raises = Duration.between(pace.since(), now).dividedBy(raiseEvery);
    return Math.clamp(pace.rate() + raises, SLOWEST, Math.max(SLOWEST, budget));
  }

  /// What a 429 teaches. One burst teaches once: calls that began before the last lesson were
  /// made at the old rate.
  ///
  /// @param begun when the call began that was answered so
  LearnedRate limited(LearnedRate pace, int budget, Instant begun, Instant at) {
    return begun.isBefore(pace.since())
        ? pace
        : new LearnedRate(Math.max(SLOWEST, rate(pace, budget, at) / DIVISOR), at);
  }
}
