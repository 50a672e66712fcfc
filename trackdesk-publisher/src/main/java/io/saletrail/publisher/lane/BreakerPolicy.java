package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a lane stops calling a Trackdesk that does not respond, and how it probes for recovery.
///
/// @param breakAfter consecutive failures
/// @param firstBreak the first pause; doubles with each failed probe
/// @param maxBreak the maximum pause
record BreakerPolicy(int breakAfter, Duration firstBreak, Duration maxBreak) {
  /// 2^20 times the first pause exceeds any maximum.
  private static final int MAX_DOUBLINGS = 20;

  /// The breaker after a result.
  ///
  /// @param startedAt when the call started
  Breaker after(Breaker breaker, Outcome outcome, Instant startedAt, Instant at) {
    return switch (outcome) {
      case Outcome.Accepted _,
          Outcome.AlreadyExists _,
          Outcome.Refused _,
          Outcome.TokenRejected _,
          Outcome.RateLimited _ ->
          Breaker.closed();
      case Outcome.Unavailable(var failure, var _) ->
          called(failure) ? failed(breaker, startedAt, at) : breaker;
    };
  }

  /// Whether Trackdesk was called at all. A request that could not be built proves nothing about
  /// it.
  private static boolean called(Failure failure) {
    return switch (failure) {
      case UNREACHABLE, NO_SUCH_HOST, TIMEOUT, SYSTEM_ERROR, REDIRECT, NOT_A_RESPONSE, TOO_LONG ->
          true;
      case TOKEN_UNREADABLE, CREDIT_UNREADABLE -> false;
    };
  }

  private Breaker failed(Breaker breaker, Instant startedAt, Instant at) {
    return switch (breaker) {
      case Breaker.Closed(int failures) when failures + 1 < breakAfter ->
          new Breaker.Closed(failures + 1);
      case Breaker.Closed _ -> open(1, at);
      // A call that started before the probe proves nothing.
      case Breaker.Open(var _, var until) when startedAt.isBefore(until) -> breaker;
      case Breaker.Open(int breaks, var _) -> open(breaks + 1, at);
    };
  }

  private Breaker open(int breaks, Instant at) {
    var doublings = Math.min(breaks - 1, MAX_DOUBLINGS);
    var millis = Math.min(firstBreak.toMillis() << doublings, maxBreak.toMillis());
    // The precision of stored start times.
    return new Breaker.Open(breaks, at.plusMillis(millis).truncatedTo(ChronoUnit.MICROS));
  }
}
