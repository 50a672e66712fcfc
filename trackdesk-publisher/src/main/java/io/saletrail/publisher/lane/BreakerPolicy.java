package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a lane stops calling a Trackdesk that does not answer, and how it finds out that it does
/// again.
///
/// @param breakAfter failures in a row
/// @param firstBreak the first time without a call; doubles with each probe that fails
/// @param longestBreak no time without a probe is longer
record BreakerPolicy(int breakAfter, Duration firstBreak, Duration longestBreak) {
  /// 2^20 times the first break is beyond every longest break.
  private static final int MOST_DOUBLINGS = 20;

  /// The breaker after an answer.
  ///
  /// @param begun when the call began that was answered so
  Breaker after(Breaker breaker, Outcome outcome, Instant begun, Instant at) {
    return switch (outcome) {
      case Outcome.Accepted _,
          Outcome.AlreadyExists _,
          Outcome.Refused _,
          Outcome.TokenRefused _,
          Outcome.RateLimited _ ->
          Breaker.untried();
      case Outcome.Unavailable(var trouble, var _) ->
          called(trouble) ? failed(breaker, begun, at) : breaker;
    };
  }

  /// Whether Trackdesk was called at all. What we cannot send says nothing about it.
  private static boolean called(Trouble trouble) {
    return switch (trouble) {
      case UNREACHABLE, NO_SUCH_HOST, TIMEOUT, SYSTEM_ERROR, REDIRECT, NOT_AN_ANSWER, TOO_LONG ->
          true;
      case TOKEN_UNREADABLE, CREDIT_UNREADABLE -> false;
    };
  }

  private Breaker failed(Breaker breaker, Instant begun, Instant at) {
    return switch (breaker) {
      case Breaker.Closed(int failures) when failures + 1 < breakAfter ->
          new Breaker.Closed(failures + 1);
      case Breaker.Closed _ -> open(1, at);
      // What began before the probe is no news.
      case Breaker.Open(var _, var until) when begun.isBefore(until) -> breaker;
      case Breaker.Open(int breaks, var _) -> open(breaks + 1, at);
    };
  }

  private Breaker open(int breaks, Instant at) {
    var doublings = Math.min(breaks - 1, MOST_DOUBLINGS);
    var millis = Math.min(firstBreak.toMillis() << doublings, longestBreak.toMillis());
    // As precise as the beginnings of calls are kept.
    return new Breaker.Open(breaks, at.plusMillis(millis).truncatedTo(ChronoUnit.MICROS));
  }
}
