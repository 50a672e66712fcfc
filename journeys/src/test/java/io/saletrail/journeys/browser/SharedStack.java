package io.saletrail.journeys.browser;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.tour.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One local stack for the test classes that only look at the console, or bring a merchant of their
/// own: started once per JVM, with the tour played. A class that uses it holds its [#LOCK], so that
/// classes take it in sequence. It stops with the JVM.
final class SharedStack {
  static final String LOCK = "shared-stack";

  private static Optional<LocalStack> stack = Optional.empty();

  private SharedStack() {}

  static synchronized LocalStack afterTheTour() throws IOException {
    if (stack.isEmpty()) {
      stack = Optional.of(start());
    }
    return stack.get();
  }

  private static LocalStack start() throws IOException {
    var folder = Files.createTempDirectory(Path.of("target"), "shared-stack").toAbsolutePath();
    var config = StackConfig.temporary(StackConfig.projectRoot(), folder);
    var started = LocalStack.start(config, new Terminal(System.out));
    try (var tour = new Tour(started, new Terminal(System.out))) {
      tour.play();
    }
    return started;
  }
}
