package io.saletrail.stack.chaos;

import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.time.Instant;

/// Prints what still differs, when a round takes long to settle.
final class SettleProgress {

  private static final Duration INTERVAL = Duration.ofSeconds(20);
  private static final int EXAMPLES = 3;

  private final Terminal terminal;
  private Instant last = Instant.now();

  SettleProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  void report(Verdict now) {
    if (!now.exact() && Instant.now().isAfter(last.plus(INTERVAL))) {
      last = Instant.now();
      terminal.line("… " + now.counts());
      now.examples().stream().limit(EXAMPLES).forEach(terminal::line);
    }
  }
}
