package io.saletrail.publisher.lane;

import java.time.Instant;

/// Whether a tenant's Trackdesk is worth calling at all.
sealed interface Breaker {
  /// It answers, or has not failed often enough to say that it does not.
  ///
  /// @param failures in a row
  record Closed(int failures) implements Breaker {}

  /// It does not answer. Nothing is called before `until`; after it one call at a time probes.
  ///
  /// @param breaks in a row
  record Open(int breaks, Instant until) implements Breaker {}

  /// Nothing is known against it.
  static Breaker untried() {
    return new Closed(0);
  }

  /// How many of these calls may be made.
  ///
  /// @param underWay calls whose answers are yet to come
  default int allowed(int calls, int underWay, Instant now) {
    return switch (this) {
      case Closed _ -> calls;
      case Open(var _, var until) -> now.isBefore(until) || underWay > 0 ? 0 : Math.min(1, calls);
    };
  }
}
