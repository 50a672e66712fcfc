package io.saletrail.sandbox.house;

import io.saletrail.sandbox.house.month.ThreeWays;
import io.saletrail.sandbox.house.month.ThreeWaysResult;
import io.saletrail.sandbox.house.tour.Comparison;
import io.saletrail.sandbox.house.tour.Expected;
import io.saletrail.sandbox.house.tour.Tour;
import io.saletrail.sandbox.house.trial.Bench;
import io.saletrail.sandbox.house.trial.Chaos;
import io.saletrail.sandbox.house.trial.ChaosResult;
import io.saletrail.sandbox.house.trial.RateResult;
import io.saletrail.sandbox.house.trial.RateTrial;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
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
    Screen screen = new Screen(System.out);
    try {
      System.exit(start(arguments, screen));
    } catch (HouseFailed e) {
      fail(screen, String.valueOf(e.getMessage()));
    } catch (RuntimeException unforeseen) {
      unforeseen.printStackTrace();
      fail(screen, "The house failed: " + unforeseen.getMessage());
    }
  }

  private static void fail(Screen screen, String why) {
    if (!ending) {
      failed = true;
      screen.title(why);
      System.exit(FAILED);
    }
  }

  private static int start(String[] arguments, Screen screen) {
    Path root = HousePlan.projectRoot();
    return switch (String.join(" ", arguments)) {
      case "run" -> run(HousePlan.lasting(root), screen);
      case "demo" -> PassingFolder.use(folder -> demo(HousePlan.passing(root, folder), screen));
      case "chaos" -> PassingFolder.use(folder -> chaos(HousePlan.passing(root, folder), screen));
      case "month" -> PassingFolder.use(folder -> month(HousePlan.passing(root, folder), screen));
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

  private static House start(HousePlan plan, Screen screen) {
    SandboxLog.keepIn(plan.folder().resolve("logs"));
    return House.start(plan, screen);
  }

  private static int run(HousePlan plan, Screen screen) {
    try (House house = start(plan, screen)) {
      try (Tour tour = new Tour(house, screen)) {
        tour.play();
      }
      new WhereToLook(house).print(screen);
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
  private static void endWell(House house) {
    if (!failed) {
      house.close();
      Runtime.getRuntime().halt(PASSED);
    }
  }

  private static int demo(HousePlan plan, Screen screen) {
    try (House house = start(plan, screen);
        Tour tour = new Tour(house, screen)) {
      List<Expected> expected = tour.play();
      boolean same =
          Patience.of(SETTLING)
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

  private static int chaos(HousePlan plan, Screen screen) {
    try (House house = start(plan.with(RateRule.UNLIMITED), screen)) {
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

  private static int month(HousePlan plan, Screen screen) {
    HousePlan lookingBack = plan.with(RateRule.UNLIMITED).with(ThreeWays.LOOKING_BACK);
    try (House house = start(lookingBack, screen)) {
      long seed = ThreadLocalRandom.current().nextLong(1_000_000);
      ThreeWaysResult result = new ThreeWays(house, screen).play(MONTH_STORIES, seed);
      screen.line(result.same() ? "The month passed." : "The month failed.");
      return result.same() ? PASSED : FAILED;
    }
  }

  private static int bench(Path root, Screen screen, Consumer<Bench> part) {
    return PassingFolder.use(
        folder -> {
          HousePlan plan = HousePlan.passing(root, folder);
          HousePlan loaded = plan.with(RateRule.UNLIMITED).forLastingLoad();
          try (House house = start(loaded, screen)) {
            part.accept(new Bench(house, screen));
            return PASSED;
          }
        });
  }
}
