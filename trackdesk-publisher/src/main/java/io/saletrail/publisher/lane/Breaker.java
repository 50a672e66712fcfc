package io.saletrail.publisher.lane;

import java.time.Instant;

/// Whether a tenant's Trackdesk may be called.
sealed interface Breaker {
  /// It responds, or has not failed often enough to open the breaker.
  ///
  /// @param failures consecutive failures
  record Closed(int failures) implements Breaker {}

  /// It does not respond. No call before `until`; after it one call at a time probes.
  ///
  /// @param breaks consecutive breaks
  record Open(int breaks, Instant until) implements Breaker {}

  /// Closed, without failures.
  static Breaker closed() {
    return new Closed(0);
  }

  /// How many of these calls may be made.
  ///
  /// @param inFlight calls without a result yet
  default int allowed(int calls, int inFlight, Instant now) {
    return switch (this) {
      case Closed _ -> calls;
      case Open(var _, var until) -> now.isBefore(until) || inFlight > 0 ? 0 : Math.min(1, calls);
    };
  }
}
