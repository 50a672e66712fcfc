package io.saletrail.journeys.stack;

import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.month.ThreeWays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One local stack for all tests that kill its services or need a merchant without a past; its
/// Trackdesk tenants limit no rate. Each start takes about 20 s of processor time. Tests take turns
/// by [#LOCK], each with merchants of its own, and leave all services running. It stops with the
/// JVM.
public final class UnlimitedStack {
  public static final String LOCK = "unlimited-stack";

  private static Optional<LocalStack> stack = Optional.empty();

  private UnlimitedStack() {}

  public static synchronized LocalStack running() {
    if (stack.isEmpty()) {
      stack = Optional.of(start());
    }
    return stack.get();
  }

  private static LocalStack start() {
    StackConfig config = StackConfig.temporary(StackConfig.projectRoot(), folder()).withoutFsync();
    return LocalStack.start(
        config.with(RateRule.UNLIMITED).with(ThreeWays.POLL_WINDOW), new Terminal(System.out));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "unlimited-stack").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
