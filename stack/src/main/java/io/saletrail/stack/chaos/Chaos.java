package io.saletrail.stack.chaos;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Sells, and meanwhile kills each service once (as `kill -9` does) and restarts it, freezes
/// PostgreSQL and kills it. No sale may be lost or counted twice.
public final class Chaos {

  private static final int MERCHANTS = 4;

  /// The highest rate that a merchant can set: this run is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  /// Short enough that work is in flight whenever a service dies.
  private static final Duration BETWEEN_SALES = Duration.ofMillis(30);

  /// Longer than a service waits for a silent connection.
  private static final Duration FREEZE = Duration.ofSeconds(30);

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LocalStack stack;
  private final Terminal terminal;
  private final Merchants merchants;
  private final Set<String> charges = new HashSet<>();
  private int lastReported = -1;

  public Chaos(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
    this.merchants = Merchants.register(stack, "chaos", MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// Makes `sales` sales, and meanwhile lets each failure happen once.
  public ChaosResult run(int sales) {
    var failures = failures();
    terminal.title("Making " + sales + " sales during " + failures.size() + " failures");
    int happened = 0;
    for (int sold = 0; sold < sales; sold++) {
      if (happened < failures.size() && sold == moment(happened, failures.size(), sales)) {
        letHappen(failures.get(happened), sold);
        happened++;
      }
      sell(sold);
      pause(BETWEEN_SALES);
    }
    terminal.title("All sales made, waiting for the last conversions");
    boolean _ =
        new Eventually(SETTLE_LIMIT, PAUSE).until(() -> report().exact() && webhooksDelivered());
    stack.requireAlive();
    return report();
  }

  private record Failure(String name, Runnable happen) {}

  private List<Failure> failures() {
    var failures = new ArrayList<Failure>();
    for (Program victim : Program.values()) {
      failures.add(new Failure("kill -9 and restart " + victim.module(), () -> kill(victim)));
    }
    failures.add(new Failure("freeze PostgreSQL for " + FREEZE.toSeconds() + " s", this::freeze));
    failures.add(new Failure("kill -9 and restart PostgreSQL", stack::killPostgres));
    return failures;
  }

  private void kill(Program victim) {
    stack.kill(victim);
    stack.restart(victim);
  }

  /// Sales go on meanwhile: webhooks need Kafka alone.
  private void freeze() {
    stack.postgres().freeze();
    Thread.ofVirtual()
        .start(
            () -> {
              pause(FREEZE);
              stack.postgres().thaw();
            });
  }

  /// The sale before which a failure happens: spread evenly over the run, none at its ends.
  private static int moment(int failure, int failures, int sales) {
    return sales * (failure + 1) / (failures + 1);
  }

  private void sell(int number) {
    charges.add(merchants.sell(number).id());
  }

  /// Waits until everything works again after the previous failure. Otherwise the run would be one
  /// long outage.
  private void letHappen(Failure failure, int sold) {
    stack.awaitReady();
    boolean _ = Eventually.of(SETTLE_LIMIT).until(() -> merchants.conversions().size() > sold / 2);
    int conversions = merchants.conversions().size();
    failure.happen().run();
    terminal.line("%5d sales, %5d at Trackdesk: %s".formatted(sold, conversions, failure.name()));
  }

  private ChaosResult report() {
    ChaosResult now = now();
    if (now.conversions() != lastReported) {
      lastReported = now.conversions();
      terminal.line("%5d at Trackdesk".formatted(lastReported));
    }
    return now;
  }

  private ChaosResult now() {
    return ChaosResult.of(charges, merchants.conversions(), merchants.calls());
  }

  private boolean webhooksDelivered() {
    return stack.stripe().webhooks().waiting() == 0;
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
