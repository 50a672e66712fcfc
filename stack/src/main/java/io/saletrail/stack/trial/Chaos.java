package io.saletrail.stack.trial;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Sells, and in the middle of it kills each service (as `kill -9` does) and starts it again. Not
/// one sale may be lost or counted twice.
public final class Chaos {

  private static final int MERCHANTS = 4;

  /// The most that a merchant can say: the trial is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  /// Slow enough that there is always something under way when a service dies.
  private static final Duration BETWEEN_SALES = Duration.ofMillis(30);

  private static final Duration SETTLING = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LocalStack house;
  private final Terminal screen;
  private final Merchants merchants;
  private final Set<String> charges = new HashSet<>();
  private int lastTold = -1;

  public Chaos(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
    this.merchants = Merchants.register(house, "chaos", MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// Sells as often as told and kills every service once on the way.
  public ChaosResult run(int sales) {
    Program[] victims = Program.values();
    screen.title("Selling " + sales + " times");
    int struck = 0;
    for (int sold = 0; sold < sales; sold++) {
      if (struck < victims.length && sold == turnOf(struck, victims.length, sales)) {
        strike(victims[struck], sold);
        struck++;
      }
      sell(sold);
      pause(BETWEEN_SALES);
    }
    screen.title("All sold; waiting for the last ones to arrive");
    boolean _ = new Eventually(SETTLING, LOOK).until(() -> told().exact() && quiet());
    house.requireAlive();
    return told();
  }

  /// The sale before which a victim dies: spread over the whole trial, none at its ends.
  private static int turnOf(int victim, int victims, int sales) {
    return sales * (victim + 1) / (victims + 1);
  }

  private void sell(int turn) {
    charges.add(merchants.sell(turn).id());
  }

  /// Waits until the last victim is back and works: it is not to be one long outage, but every
  /// service dying amid its work.
  private void strike(Program victim, int sold) {
    house.awaitReady();
    boolean _ = Eventually.of(SETTLING).until(() -> merchants.held().size() > sold / 2);
    int held = merchants.held().size();
    house.kill(victim);
    screen.line(
        "%5d sold, %5d at Trackdesk: kill -9 %s, and start it again"
            .formatted(sold, held, victim.module()));
    house.restart(victim);
  }

  private ChaosResult told() {
    ChaosResult now = now();
    if (now.conversions() != lastTold) {
      lastTold = now.conversions();
      screen.line("%5d at Trackdesk".formatted(lastTold));
    }
    return now;
  }

  private ChaosResult now() {
    return ChaosResult.of(charges, merchants.held(), merchants.calls());
  }

  private boolean quiet() {
    return house.stripe().webhooks().waiting() == 0;
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
