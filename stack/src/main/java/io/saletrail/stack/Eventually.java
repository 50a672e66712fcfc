package io.saletrail.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Polls a condition until it holds or a time limit passes.
public record Eventually(Duration limit, Duration pause) {

  private static final Duration USUAL_PAUSE = Duration.ofMillis(100);

  public static Eventually of(Duration limit) {
    return new Eventually(limit, USUAL_PAUSE);
  }

  /// Returns whether the condition held within the limit.
  public boolean until(BooleanSupplier condition) {
    return forValue(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
        .isPresent();
  }

  /// Returns the first value that the source gives; empty when the limit passes.
  public <T> Optional<T> forValue(Supplier<Optional<T>> source) {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      Optional<T> value = source.get();
      if (value.isPresent() || Instant.now().isAfter(deadline)) {
        return value;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
