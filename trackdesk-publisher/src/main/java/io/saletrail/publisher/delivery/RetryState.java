package io.saletrail.publisher.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a delivery has cost so far.
///
/// @param attempts calls made for this conversion, ever
/// @param failures calls in a row that came to nothing for Trackdesk's or the network's reasons
/// @param dueSince when the present step became due
/// @param troubledSince when the first of those failed calls began: giving up is reckoned from
///     here, because waiting for a token or behind a backlog is no try
/// @param busyUntil a call is under way; from this moment on it counts as lost
public record RetryState(
    int attempts,
    int failures,
    Instant dueSince,
    Optional<Instant> troubledSince,
    Optional<Instant> busyUntil) {
  static RetryState none(Instant now) {
    return new RetryState(0, 0, now, Optional.empty(), Optional.empty());
  }

  /// A new step begins; a call that is under way stays under way.
  RetryState afresh(Instant now) {
    return new RetryState(attempts, 0, now, Optional.empty(), busyUntil);
  }

  RetryState calling(Instant until) {
    return new RetryState(attempts + 1, failures, dueSince, troubledSince, Optional.of(until));
  }

  RetryState answered() {
    return new RetryState(attempts, failures, dueSince, troubledSince, Optional.empty());
  }

  /// A call that began then came to nothing.
  RetryState failed(Instant startedAt) {
    return new RetryState(
        attempts, failures + 1, dueSince, Optional.of(troubledSince.orElse(startedAt)), busyUntil);
  }

  /// Whether its trouble has lasted so long.
  boolean troubledFor(Duration time, Instant now) {
    return troubledSince.map(since -> !now.isBefore(since.plus(time))).orElse(false);
  }

  /// The earliest time for the next call: never beside one that is under way.
  Instant free(Instant now) {
    return busyUntil.filter(now::isBefore).orElse(now);
  }
}
