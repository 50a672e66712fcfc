package io.saletrail.stack;

import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.stack.month.ThreeWays;
import io.saletrail.stack.month.ThreeWaysResult;
import io.saletrail.stack.tour.Comparison;
import io.saletrail.stack.tour.Expected;
import io.saletrail.stack.tour.Tour;
import io.saletrail.stack.trial.Bench;
import io.saletrail.stack.trial.Chaos;
import io.saletrail.stack.trial.ChaosResult;
import io.saletrail.stack.trial.RateResult;
import io.saletrail.stack.trial.RateTrial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What make calls: `run`, `demo`, `chaos`, `month` or `bench`; `bench` also takes the name of one
/// of its parts, as in `bench polls`.
public final class Launcher {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int MONTH_STORIES = 300;
  private static final int CHAOS_SALES = 1_000;
  private static final int CHAOS_KILLS = 10;
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Duration WATCH = Duration.ofSeconds(1);

  /// Ctrl-C ends the services while the main thread may be talking to them: that is no failure.
  private static volatile boolean ending;

  private static volatile boolean failed;

  private Launcher() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "ending"));
    Terminal screen = new Terminal(System.out);
    try {
      System.exit(start(arguments, screen));
    } catch (StackFailure e) {
      fail(screen, String.valueOf(e.getMessage()));
    } catch (RuntimeException unforeseen) {
      unforeseen.printStackTrace();
      fail(screen, "The house failed: " + unforeseen.getMessage());
    }
  }

  private static void fail(Terminal screen, String why) {
    if (!ending) {
      failed = true;
      screen.title(why);
      System.exit(FAILED);
    }
  }

  private static int start(String[] arguments, Terminal screen) {
    Path root = StackConfig.projectRoot();
    return switch (String.join(" ", arguments)) {
      case "run" -> run(StackConfig.lasting(root), screen);
      case "demo" -> TemporaryFolder.use(folder -> demo(StackConfig.passing(root, folder), screen));
      case "chaos" ->
          TemporaryFolder.use(folder -> chaos(StackConfig.passing(root, folder), screen));
      case "month" ->
          TemporaryFolder.use(folder -> month(StackConfig.passing(root, folder), screen));
      case "bench" -> bench(root, screen, Bench::run);
      case "bench polls" -> bench(root, screen, Bench::measurePolls);
      case "bench delay" -> bench(root, screen, Bench::measureDelay);
      case "bench intake" -> bench(root, screen, Bench::measureIntake);
      case "bench lanes" -> bench(root, screen, Bench::measureLanes);
      case "bench renewals" -> bench(root, screen, Bench::measureRenewals);
      case String _ -> {
        screen.line(
            "Say what to start: run, demo, chaos, month, or bench (of which polls,"
                + " delay, intake, lanes and renewals are parts)");
        yield MISUSED;
      }
    };
  }

  private static LocalStack start(StackConfig plan, Terminal screen) {
    SandboxLog.keepIn(plan.folder().resolve("logs"));
    return LocalStack.start(plan, screen);
  }

  private static int run(StackConfig plan, Terminal screen) {
    try (LocalStack house = start(plan, screen)) {
      try (Tour tour = new Tour(house, screen)) {
        tour.play();
      }
      new StartUpSummary(house).print(screen);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endWell(house), "end-well"));
      while (true) {
        house.requireAlive();
        TimeUnit.MILLISECONDS.sleep(WATCH.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /// Ctrl-C is how a house that stays up is meant to end: make is not to call it an error.
  private static void endWell(LocalStack house) {
    if (!failed) {
      house.close();
      Runtime.getRuntime().halt(PASSED);
    }
  }

  private static int demo(StackConfig plan, Terminal screen) {
    try (LocalStack house = start(plan, screen);
        Tour tour = new Tour(house, screen)) {
      List<Expected> expected = tour.play();
      boolean same =
          Eventually.of(SETTLING)
              .until(
                  () ->
                      house.stripe().webhooks().waiting() == 0
                          && Comparison.of(expected, tour.held()).same());
      screen.title("What Trackdesk should hold, and what it holds");
      Comparison.of(expected, tour.held()).lines().forEach(screen::line);
      screen.title(same ? "The demo passed." : "The demo failed.");
      return same ? PASSED : FAILED;
    }
  }

  private static int chaos(StackConfig plan, Terminal screen) {
    try (LocalStack house = start(plan.with(RateRule.UNLIMITED), screen)) {
      ChaosResult result = new Chaos(house, screen).run(CHAOS_SALES);
      screen.title(
          "%d sales, %d conversions at Trackdesk, %d missing, %d unknown; %d calls for it"
              .formatted(
                  result.sales(),
                  result.conversions(),
                  result.missing().size(),
                  result.unknown().size(),
                  result.calls()));
      RateResult rates = new RateTrial(house, screen).run(CHAOS_KILLS);
      screen.title(rates.words());
      screen.line(
          "%d sales, %d conversions, %d missing, %d unknown"
              .formatted(
                  rates.end().sales(),
                  rates.end().conversions(),
                  rates.end().missing().size(),
                  rates.end().unknown().size()));
      boolean passed = result.exact() && rates.passed();
      screen.line(passed ? "Chaos passed." : "Chaos failed.");
      return passed ? PASSED : FAILED;
    }
  }

  private static int month(StackConfig plan, Terminal screen) {
    StackConfig lookingBack = plan.with(RateRule.UNLIMITED).with(ThreeWays.LOOKING_BACK);
    try (LocalStack house = start(lookingBack, screen)) {
      long seed = ThreadLocalRandom.current().nextLong(1_000_000);
      ThreeWaysResult result = new ThreeWays(house, screen).play(MONTH_STORIES, seed);
      screen.line(result.same() ? "The month passed." : "The month failed.");
      return result.same() ? PASSED : FAILED;
    }
  }

  private static int bench(Path root, Terminal screen, Consumer<Bench> part) {
    return TemporaryFolder.use(
        folder -> {
          StackConfig plan = StackConfig.passing(root, folder);
          StackConfig loaded = plan.with(RateRule.UNLIMITED).forLastingLoad();
          try (LocalStack house = start(loaded, screen)) {
            part.accept(new Bench(house, screen));
            return PASSED;
          }
        });
  }
}
