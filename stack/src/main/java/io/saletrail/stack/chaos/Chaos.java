package io.saletrail.stack.chaos;

import static java.util.stream.Collectors.toSet;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.purchase.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plays round after round: sales of every kind, and in their middle one disruption. After each
/// round every payment of all rounds must be at Trackdesk exactly as its history says, nothing may
/// be stuck, and each payment must be explained.
public final class Chaos {

  /// JVM options of the services: an operator checks more often here.
  public static final List<String> OPTIONS = List.of("-Dsaletrail.limit.checks=100000 per 10M");

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(10);
  private static final Duration CHECK_PAUSE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final LocalStack stack;
  private final Terminal terminal;

  public Chaos(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  /// Plays rounds until the first that does not end right.
  public ChaosResult run(Plan plan) {
    terminal.title(
        "Chaos: %d rounds of %d sales, seed %d"
            .formatted(plan.disruptions().size(), plan.sales(), plan.seed()));
    var shops = Shop.openAll(stack);
    var results = new ArrayList<RoundResult>();
    try (var replicas = new Replicas(stack, doubled(plan))) {
      replicas.awaitReady();
      var run = new Run(plan, shops, replicas);
      terminal.line(RoundResult.HEADER);
      for (var round : plan.rounds()) {
        var result = run.play(round);
        results.add(result);
        terminal.line(result.line());
        if (!result.end().exact()) {
          result.end().examples().forEach(terminal::line);
          break;
        }
      }
      replicas.awaitReady();
    }
    return new ChaosResult(plan, List.copyOf(results));
  }

  /// The short form starts only the replicas that it kills.
  private static Set<Program> doubled(Plan plan) {
    return plan.form() == Plan.Form.SHORT
        ? plan.disruptions().stream().flatMap(kind -> kind.victim().stream()).collect(toSet())
        : Set.of(Program.values());
  }

  private final class Run {
    private final Plan plan;
    private final Replicas replicas;
    private final Shopkeeper shopkeeper;
    private final Oracle oracle;
    private final Disruptions disruptions;
    private final SettingsApi settings = new SettingsApi(stack);

    private Run(Plan plan, List<Shop> shops, Replicas replicas) {
      this.plan = plan;
      this.replicas = replicas;
      this.shopkeeper = new Shopkeeper(stack, shops);
      this.oracle = new Oracle(stack);
      this.disruptions = new Disruptions(stack, replicas, shops, plan.freeze());
    }

    private RoundResult play(Plan.Round round) {
      var start = Instant.now();
      var extra = new ArrayList<Sale>();
      var disruption =
          disruptions.of(
              round.disruption(), round.random(), (shop, history) -> newSale(shop, history, extra));
      if (round.disruption() == DisruptionKind.POSTGRES_RESTORED) {
        oracle.askAgain();
      }
      try (var signals = new SignalWatch(replicas.all())) {
        disruption.prepare();
        shopkeeper.play(plan.sales(), disruption, round.random()).forEach(oracle::add);
        extra.forEach(oracle::add);
        replicas.awaitReady();
        checkMissed();
        var end = settled();
        var took = Duration.between(start, Instant.now());
        return result(round, end, took, signals);
      }
    }

    private Sale newSale(Shop shop, PurchaseHistory history, List<Sale> extra) {
      var sale = shopkeeper.newSale(shop, history);
      extra.add(sale);
      return sale;
    }

    /// As a merchant does who presses Check Now; otherwise polls would follow within the hour.
    private void checkMissed() {
      for (var shop : shopkeeper.takeMissed()) {
        if (!new Eventually(SETTLE_LIMIT, CHECK_PAUSE).until(() -> checked(shop))) {
          throw new StackFailure("No check of " + shop.account().id() + " completes");
        }
      }
    }

    private boolean checked(Shop shop) {
      try {
        settings.check(shop.account().id());
        return true;
      } catch (StackFailure again) {
        return false;
      }
    }

    private Verdict settled() {
      var progress = new SettleProgress(terminal);
      return new Eventually(SETTLE_LIMIT, LOOK)
          .forValue(() -> exact(progress))
          .orElseGet(oracle::verdict);
    }

    private Optional<Verdict> exact(SettleProgress progress) {
      var verdict = oracle.verdict();
      progress.report(verdict);
      return Optional.of(verdict)
          .filter(Verdict::exact)
          .filter(_ -> stack.stripe().webhooks().waiting() == 0);
    }

    private RoundResult result(Plan.Round round, Verdict end, Duration took, SignalWatch signals) {
      var kind = round.disruption();
      var shown = kind.signal().flatMap(signals::shown);
      return new RoundResult(round.number(), kind.label(), end, took, shown);
    }
  }
}
