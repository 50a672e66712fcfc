package io.saletrail.stack.command;

import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.TemporaryFolder;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.bench.Bench;
import io.saletrail.stack.bench.FairnessScale;
import io.saletrail.stack.chaos.Chaos;
import io.saletrail.stack.chaos.ChaosResult;
import io.saletrail.stack.chaos.Plan;
import io.saletrail.stack.chaos.RateResult;
import io.saletrail.stack.chaos.RateTrial;
import io.saletrail.stack.month.ThreeWays;
import io.saletrail.stack.month.ThreeWaysResult;
import io.saletrail.stack.siege.Siege;
import io.saletrail.stack.tour.Comparison;
import io.saletrail.stack.tour.Expected;
import io.saletrail.stack.tour.Tour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Entry point of the make targets `run`, `demo`, `chaos`, `siege`, `month` and `bench`. `bench`
/// accepts the name of one part, as in `bench polls`.
public final class Launcher {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int USAGE_ERROR = 2;
  private static final int MONTH_PURCHASES = 300;
  private static final int CHAOS_KILLS = 10;
  private static final String SIEGE_MINUTES = "10";
  private static final long SEEDS = 1_000_000;
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);
  private static final Duration WATCH = Duration.ofSeconds(1);

  /// On Ctrl-C the services stop while the main thread may still call them. Those errors are no
  /// failure.
  private static volatile boolean stopping;

  private static volatile boolean failed;

  private Launcher() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "stopping"));
    Terminal terminal = new Terminal(System.out);
    try {
      System.exit(start(arguments, terminal));
    } catch (StackFailure e) {
      fail(terminal, String.valueOf(e.getMessage()));
    } catch (RuntimeException unforeseen) {
      unforeseen.printStackTrace();
      fail(terminal, "Unexpected error: " + unforeseen.getMessage());
    }
  }

  private static void fail(Terminal terminal, String message) {
    if (!stopping) {
      failed = true;
      terminal.title(message);
      System.exit(FAILED);
    }
  }

  private static int start(String[] arguments, Terminal terminal) {
    Path root = StackConfig.projectRoot();
    if (arguments.length > 0 && arguments[0].equals("chaos")) {
      return chaos(root, List.of(arguments).subList(1, arguments.length), terminal);
    }
    if (arguments.length > 0 && arguments[0].equals("siege")) {
      return siege(root, List.of(arguments).subList(1, arguments.length), terminal);
    }
    return switch (String.join(" ", arguments)) {
      case "run" -> run(StackConfig.persistent(root), terminal);
      case "demo" ->
          TemporaryFolder.use(folder -> demo(StackConfig.temporary(root, folder), terminal));
      case "month" ->
          TemporaryFolder.use(folder -> month(StackConfig.temporary(root, folder), terminal));
      case "bench" -> bench(root, terminal, Bench::run);
      case "bench polls" -> bench(root, terminal, Bench::measurePolls);
      case "bench delay" -> bench(root, terminal, Bench::measureDelay);
      case "bench cost" -> bench(root, terminal, Bench::measureCost);
      case "bench intake" -> bench(root, terminal, Bench::measureIntake);
      case "bench lanes" -> bench(root, terminal, Bench::measureLanes);
      case "bench renewals" -> bench(root, terminal, Bench::measureRenewals);
      case "bench fairness" ->
          bench(root, terminal, bench -> bench.measureFairness(FairnessScale.LONG));
      case "bench fairness short" ->
          bench(root, terminal, bench -> bench.measureFairness(FairnessScale.SHORT));
      case String _ -> {
        terminal.line(
            "Usage: bin/stack run, demo, month, chaos [short, full or long], siege [minutes], or bench [polls, delay, cost, intake, lanes,"
                + " renewals or fairness [short]]");
        yield USAGE_ERROR;
      }
    };
  }

  private static LocalStack start(StackConfig config, Terminal terminal) {
    SandboxLog.writeTo(config.folder().resolve("logs"));
    return LocalStack.start(config, terminal);
  }

  private static int run(StackConfig config, Terminal terminal) {
    try (LocalStack stack = start(config, terminal)) {
      try (Tour tour = new Tour(stack, terminal)) {
        tour.play();
      }
      new StartUpSummary(stack).print(terminal);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopCleanly(stack), "stop-cleanly"));
      while (true) {
        stack.requireAlive();
        TimeUnit.MILLISECONDS.sleep(WATCH.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /// Ctrl-C is the normal way to stop a running stack, so the exit code is 0.
  private static void stopCleanly(LocalStack stack) {
    if (!failed) {
      stack.close();
      Runtime.getRuntime().halt(PASSED);
    }
  }

  private static int demo(StackConfig config, Terminal terminal) {
    try (LocalStack stack = start(config, terminal);
        Tour tour = new Tour(stack, terminal)) {
      List<Expected> expected = tour.play();
      boolean matches =
          Eventually.of(SETTLE_LIMIT)
              .until(
                  () ->
                      stack.stripe().webhooks().waiting() == 0
                          && Comparison.of(expected, tour.conversions()).matches());
      terminal.title("Expected conversions and conversions at Trackdesk");
      Comparison.of(expected, tour.conversions()).lines().forEach(terminal::line);
      terminal.title(matches ? "The demo passed." : "The demo failed.");
      return matches ? PASSED : FAILED;
    }
  }

  /// Plays chaos in a temporary folder.
  ///
  /// @param options the form, the seed and the first round; each may be absent
  private static int chaos(Path root, List<String> options, Terminal terminal) {
    Plan plan;
    try {
      plan = plan(options);
    } catch (IllegalArgumentException e) {
      terminal.line("Usage: bin/stack chaos [short, full or long [seed [first round]]]");
      return USAGE_ERROR;
    }
    return TemporaryFolder.use(
        folder -> chaos(StackConfig.temporary(root, folder), plan, terminal));
  }

  private static Plan plan(List<String> options) {
    String form = options.isEmpty() ? Plan.Form.FULL.name() : options.getFirst();
    return Plan.of(
        Plan.Form.valueOf(form.toUpperCase(Locale.ROOT)),
        options.size() > 1 ? Long.parseLong(options.get(1)) : newSeed(),
        options.size() > 2 ? Integer.parseInt(options.get(2)) : 1);
  }

  private static int chaos(StackConfig config, Plan plan, Terminal terminal) {
    StackConfig apart = config.with(RateRule.UNLIMITED).with(Chaos.OPTIONS).withBrokerApart();
    SandboxLog.writeTo(apart.folder().resolve("logs"));
    try (LocalStack stack = LocalStack.startTrained(apart, terminal)) {
      ChaosResult result = new Chaos(stack, terminal).run(plan);
      terminal.title(result.summary());
      boolean passed = result.passed();
      if (passed && plan.form() == Plan.Form.FULL) {
        RateResult rates = new RateTrial(stack, terminal).run(CHAOS_KILLS);
        terminal.title(rates.summary());
        terminal.line(rates.end().toString());
        passed = rates.passed();
      }
      terminal.line(passed ? "Chaos passed." : "Chaos failed.");
      return passed ? PASSED : FAILED;
    }
  }

  /// Attacks the services in a temporary folder.
  ///
  /// @param options for how many minutes; may be absent
  private static int siege(Path root, List<String> options, Terminal terminal) {
    var minutes = options.isEmpty() ? SIEGE_MINUTES : options.getFirst();
    if (options.size() > 1 || !minutes.matches("[1-9]\\d{0,2}")) {
      terminal.line("Usage: bin/stack siege [minutes]");
      return USAGE_ERROR;
    }
    return TemporaryFolder.use(
        folder -> {
          var config =
              StackConfig.temporary(root, folder)
                  .with(RateRule.UNLIMITED)
                  .withProductionJvm()
                  .with(Siege.OPTIONS);
          try (LocalStack stack = start(config, terminal)) {
            var held = new Siege(stack, terminal).run(Duration.ofMinutes(Long.parseLong(minutes)));
            terminal.title(held ? "The siege was held." : "The siege was lost.");
            return held ? PASSED : FAILED;
          }
        });
  }

  private static long newSeed() {
    return ThreadLocalRandom.current().nextLong(SEEDS);
  }

  private static int month(StackConfig config, Terminal terminal) {
    StackConfig wideWindow = config.with(RateRule.UNLIMITED).with(ThreeWays.POLL_WINDOW);
    try (LocalStack stack = start(wideWindow, terminal)) {
      long seed = newSeed();
      ThreeWaysResult result = new ThreeWays(stack, terminal).play(MONTH_PURCHASES, seed);
      terminal.line(result.matches() ? "The month passed." : "The month failed.");
      return result.matches() ? PASSED : FAILED;
    }
  }

  private static int bench(Path root, Terminal terminal, Consumer<Bench> part) {
    return TemporaryFolder.use(
        folder -> {
          StackConfig config = StackConfig.temporary(root, folder);
          StackConfig loaded =
              config.with(RateRule.UNLIMITED).withProductionJvm().withStatementsCounted();
          try (LocalStack stack = start(loaded, terminal)) {
            part.accept(new Bench(stack, terminal));
            return PASSED;
          }
        });
  }
}
