package io.saletrail.publisher.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The attempts of a delivery so far.
///
/// @param attempts calls made for this conversion, ever
/// @param failures consecutive calls that failed for Trackdesk's or the network's reasons
/// @param dueSince when the current step became due
/// @param failingSince when the first of those failed calls started: the time limit counts from
/// here, because waiting for a token or in a queue is no attempt
/// @param inFlightUntil when the call in flight counts as lost; empty without one
public record RetryState(
    int attempts,
    int failures,
    Instant dueSince,
    Optional<Instant> failingSince,
    Optional<Instant> inFlightUntil) {
  static RetryState none(Instant now) {
    return new RetryState(0, 0, now, Optional.empty(), Optional.empty());
  }

  /// A new step starts; a call in flight stays in flight.
  RetryState reset(Instant now) {
    return new RetryState(attempts, 0, now, Optional.empty(), inFlightUntil);
  }

  RetryState calling(Instant until) {
    return new RetryState(attempts + 1, failures, dueSince, failingSince, Optional.of(until));
  }

  /// The number of a call in flight is used up, so that its result counts as late as well.
  RetryState superseded() {
    return inFlightUntil.isPresent()
        ? new RetryState(attempts + 1, failures, dueSince, failingSince, inFlightUntil)
        : this;
  }

  RetryState answered() {
    return new RetryState(attempts, failures, dueSince, failingSince, Optional.empty());
  }

  /// A call that started then failed.
  RetryState failed(Instant startedAt) {
    return new RetryState(
        attempts,
        failures + 1,
        dueSince,
        Optional.of(failingSince.orElse(startedAt)),
        inFlightUntil);
  }

  /// Whether it has been failing for this long.
  boolean failingFor(Duration time, Instant now) {
    return failingSince.map(since -> !now.isBefore(since.plus(time))).orElse(false);
  }

  /// The earliest time for the next call: never while one is in flight.
  Instant free(Instant now) {
    return inFlightUntil.filter(now::isBefore).orElse(now);
  }
}
