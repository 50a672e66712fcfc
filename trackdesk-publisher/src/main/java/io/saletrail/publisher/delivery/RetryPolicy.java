package io.saletrail.publisher.delivery;

import java.time.Duration;

/// When to retry after a failure, and when to give up.
///
/// @param firstDelay the longest wait after the first failure; doubles with each further one
/// @param maxDelay the maximum delay
/// @param giveUpAfter the time limit of retries, from the first failed attempt
/// @param ratePause the pause after a 429 without `Retry-After`
/// @param visibleWithin how long Trackdesk may take to find a conversion that it has accepted
/// @param firstTokenCheck the time until the first check of a rejected token; doubles with each one
/// @param maxTokenCheck its maximum, and the interval of an accepted one
public record RetryPolicy(
    Duration firstDelay,
    Duration maxDelay,
    Duration giveUpAfter,
    Duration ratePause,
    Duration visibleWithin,
    Duration firstTokenCheck,
    Duration maxTokenCheck) {

  /// 2^30 times the first delay exceeds any maximum.
  private static final int MAX_DOUBLINGS = 30;

  /// Exponential with full jitter: any delay up to the ceiling, so that calls that failed together
  /// are not retried together.
  ///
  /// @param failures in a row, at least 1
  /// @param chance a random number from 0 up to 1
  public Duration delay(int failures, double chance) {
    var doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    var ceiling = Math.min(firstDelay.toMillis() << doublings, maxDelay.toMillis());
    return Duration.ofMillis((long) (ceiling * chance));
  }

  /// The time until an accepted token is checked again: up to a fifth earlier than the maximum, so
  /// that tokens that were saved together are not checked together.
  ///
  /// @param chance a random number from 0 up to 1
  public Duration acceptedTokenDelay(double chance) {
    return Duration.ofMillis((long) (maxTokenCheck.toMillis() * (1 - chance / 5)));
  }

  /// The time until a rejected token is checked again.
  ///
  /// @param checks so far, at least 1
  public Duration rejectedTokenDelay(int checks) {
    var doublings = Math.min(checks - 1, MAX_DOUBLINGS);
    var delay = firstTokenCheck.toMillis() << doublings;
    return Duration.ofMillis(Math.min(delay, maxTokenCheck.toMillis()));
  }
}
