package io.saletrail.settings.access.limit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The clock of the limits in tests: the real time, until a test stops or advances it.
@Singleton
public class MovableClock implements InstantSource {
  private volatile Optional<Instant> stopped = Optional.empty();
  private volatile Duration ahead = Duration.ZERO;

  public void stop() {
    stopped = Optional.of(Instant.now());
  }

  public void goOn() {
    stopped = Optional.empty();
  }

  public void moveOn(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return stopped.orElseGet(Instant::now).plus(ahead);
  }
}
