package io.saletrail.settings.alert.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a failed message is sent again: ten attempts within 76 hours, as Standard Webhooks
/// recommends.
final class AlertRetryPolicy {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  static final int MAX_ATTEMPTS = DELAYS.size() + 1;

  private AlertRetryPolicy() {}

  /// The delay after this many attempts; empty after the last one.
  static Optional<Duration> delay(int attempts) {
    return attempts < MAX_ATTEMPTS ? Optional.of(DELAYS.get(attempts - 1)) : Optional.empty();
  }
}
