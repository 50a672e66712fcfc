package io.saletrail.stack.bench;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.chaos.PollResult;
import io.saletrail.stack.chaos.PollTrial;
import java.time.Duration;

/// The cost of polls with few merchants and with very many, and whether two services share them.
/// Both rounds have the same number of polls per second, so that background work weighs the same.
final class PollBench {

  private static final int FEW = 500;
  private static final int MANY = 5_000;
  private static final Duration SHORT_CYCLE = Duration.ofSeconds(6);
  private static final Duration CYCLE = Duration.ofSeconds(60);
  private static final int SHORT_CYCLES = 4;
  private static final int WARM_UP_CYCLES = 5;

  private final LocalStack stack;
  private final Terminal terminal;

  PollBench(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  void measure() {
    terminal.title(
        "Polls: two ingest services, poll interval %d s, one of them killed with %,d merchants"
            .formatted(CYCLE.toSeconds(), MANY));
    try (PollTrial trial = new PollTrial(stack, "polled")) {
      PollResult few = trial.run(FEW, SHORT_CYCLE, WARM_UP_CYCLES, SHORT_CYCLES, false);
      terminal.line(few.summary());
      PollResult many = trial.run(MANY, CYCLE, 1, 1, true);
      terminal.line(many.summary());
      terminal.line("cost ratio: %.2f".formatted(many.costPerPoll() / few.costPerPoll()));
    }
  }
}
