package io.saletrail.settings.request.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides what a live stream sends after each read of the check.
final class CheckStream {
  private final Duration heartbeat;
  private Optional<Check> lastSent = Optional.empty();
  private Instant lastSentAt;

  CheckStream(Duration heartbeat, Instant now) {
    this.heartbeat = heartbeat;
    this.lastSentAt = now;
  }

  /// The next event.
  sealed interface StreamEvent {
    /// The check differs from the last one sent.
    record Update(Check check) implements StreamEvent {}

    record Heartbeat() implements StreamEvent {}

    record Nothing() implements StreamEvent {}
  }

  StreamEvent next(Check check, Instant now) {
    if (!lastSent.equals(Optional.of(check))) {
      lastSent = Optional.of(check);
      lastSentAt = now;
      return new StreamEvent.Update(check);
    }
    if (lastSentAt.plus(heartbeat).isAfter(now)) {
      return new StreamEvent.Nothing();
    }
    lastSentAt = now;
    return new StreamEvent.Heartbeat();
  }
}
