package io.saletrail.stack.trial;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Terminal;
import java.time.Duration;

/// What polls cost with few merchants and with very many, and whether two services share them. Both
/// rounds poll as often in a second, so that what the services do anyway weighs the same.
final class PollBench {

  private static final int FEW = 500;
  private static final int MANY = 5_000;
  private static final Duration SHORT_CYCLE = Duration.ofSeconds(6);
  private static final Duration CYCLE = Duration.ofSeconds(60);
  private static final int SHORT_CYCLES = 4;
  private static final int WARM_UP_CYCLES = 5;

  private final LocalStack house;
  private final Terminal screen;

  PollBench(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
  }

  void measure() {
    screen.title(
        "Polls: two ingest services, an hour in %d s, one of them killed with %,d merchants"
            .formatted(CYCLE.toSeconds(), MANY));
    try (PollTrial trial = new PollTrial(house, "polled")) {
      PollResult few = trial.run(FEW, SHORT_CYCLE, WARM_UP_CYCLES, SHORT_CYCLES, false);
      screen.line(few.words());
      PollResult many = trial.run(MANY, CYCLE, 1, 1, true);
      screen.line(many.words());
      screen.line("ratio of costs: %.2f".formatted(many.costPerPoll() / few.costPerPoll()));
    }
  }
}
