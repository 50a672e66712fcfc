package io.saletrail.settings.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a stream says each time it has looked: the news, or that it lives, or nothing.
final class CheckStream {
  private final Duration heartbeat;
  private Optional<CheckResponse> told = Optional.empty();
  private Instant saidAt;

  CheckStream(Duration heartbeat, Instant now) {
    this.heartbeat = heartbeat;
    this.saidAt = now;
  }

  /// What is said next.
  sealed interface Beat {
    /// The check stands otherwise than was last told.
    record News(CheckResponse check) implements Beat {}

    record Alive() implements Beat {}

    record Silence() implements Beat {}
  }

  Beat next(CheckResponse check, Instant now) {
    if (!told.equals(Optional.of(check))) {
      told = Optional.of(check);
      saidAt = now;
      return new Beat.News(check);
    }
    if (saidAt.plus(heartbeat).isAfter(now)) {
      return new Beat.Silence();
    }
    saidAt = now;
    return new Beat.Alive();
  }
}
