package io.saletrail.publisher.delivery;

import java.time.Duration;

/// How long to wait after a failure, and when to stop.
///
/// @param firstDelay the longest wait after the first failure; doubles with each further one
/// @param longestDelay no wait is longer
/// @param giveUpAfter how long a step is tried, from the first try that failed
/// @param ratePause how long to stay away after a 429 that does not say it
/// @param appearsWithin how long Trackdesk may take to find a conversion that it has accepted
public record RetryPolicy(
    Duration firstDelay,
    Duration longestDelay,
    Duration giveUpAfter,
    Duration ratePause,
    Duration appearsWithin) {

  /// 2^30 times the first delay is beyond every longest delay.
  private static final int MOST_DOUBLINGS = 30;

  /// Exponential with full jitter: anything up to the ceiling, so that what failed together does
  /// not come back together.
  ///
  /// @param failures in a row, at least 1
  /// @param chance a random number from 0 up to 1
  public Duration delay(int failures, double chance) {
    var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    var ceiling = Math.min(firstDelay.toMillis() << doublings, longestDelay.toMillis());
    return Duration.ofMillis((long) (ceiling * chance));
  }
}
