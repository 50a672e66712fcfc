package io.saletrail.stack.chaos;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Sells, and meanwhile kills each service once (as `kill -9` does) and restarts it. No sale may be
/// lost or counted twice.
public final class Chaos {

  private static final int MERCHANTS = 4;

  /// The highest rate that a merchant can set: this run is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  /// Short enough that work is in flight whenever a service dies.
  private static final Duration BETWEEN_SALES = Duration.ofMillis(30);

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

  /// Makes `sales` sales and kills every service once meanwhile.
  public ChaosResult run(int sales) {
    Program[] victims = Program.values();
    terminal.title("Making " + sales + " sales, killing each service once");
    int killed = 0;
    for (int sold = 0; sold < sales; sold++) {
      if (killed < victims.length && sold == killPoint(killed, victims.length, sales)) {
        killDuringWork(victims[killed], sold);
        killed++;
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

  /// The sale before which a service is killed: spread evenly over the run, none at its ends.
  private static int killPoint(int victim, int victims, int sales) {
    return sales * (victim + 1) / (victims + 1);
  }

  private void sell(int number) {
    charges.add(merchants.sell(number).id());
  }

  /// Waits until the previously killed service works again. Otherwise the run would be one long
  /// outage.
  private void killDuringWork(Program victim, int sold) {
    stack.awaitReady();
    boolean _ = Eventually.of(SETTLE_LIMIT).until(() -> merchants.conversions().size() > sold / 2);
    int conversions = merchants.conversions().size();
    stack.kill(victim);
    terminal.line(
        "%5d sales, %5d at Trackdesk: kill -9 and restart %s"
            .formatted(sold, conversions, victim.module()));
    stack.restart(victim);
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
