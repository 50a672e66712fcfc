package io.saletrail.journeys.stack;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.tour.Expected;
import io.saletrail.stack.tour.Tour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One local stack for the test classes that only look at the console, or bring a merchant of their
/// own: started once per JVM, with the tour played. A class that uses it holds its [#LOCK], so that
/// classes take it in sequence. It stops with the JVM.
///
/// @param expected what Trackdesk had to hold after the tour
/// @param held what it held
public record SharedStack(LocalStack stack, List<Expected> expected, List<Expected> held) {
  public static final String LOCK = "shared-stack";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Optional<SharedStack> shared = Optional.empty();

  /// Starts it and plays the tour, unless an earlier class did.
  public static synchronized SharedStack afterTheTour() {
    if (shared.isEmpty()) {
      shared = Optional.of(start());
    }
    return shared.get();
  }

  private static SharedStack start() {
    var config = StackConfig.temporary(StackConfig.projectRoot(), folder()).withoutFsync();
    var stack = LocalStack.start(config, new Terminal(System.out));
    try (var tour = new Tour(stack, new Terminal(System.out))) {
      var expected = tour.play();
      Eventually.of(LIMIT).until(() -> stack.stripe().webhooks().waiting() == 0);
      return new SharedStack(stack, expected, tour.conversions());
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "shared-stack").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
