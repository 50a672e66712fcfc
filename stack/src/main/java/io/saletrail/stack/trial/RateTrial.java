package io.saletrail.stack.trial;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Replica;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Two publishers, one of them killed again and again (as `kill -9` does) while more is sold than
/// may be sent. No tenant may be called more often than its plan allows, and not one sale may be
/// lost or counted twice.
public final class RateTrial {

  private static final int MERCHANTS = 3;
  private static final int REQUESTS_PER_SECOND = 20;

  /// Sales before each kill: more than all tenants together take in a second, so that the one
  /// that dies has calls under way.
  private static final int SALES_PER_KILL = 150;

  private static final Duration SETTLING = Duration.ofMinutes(3);

  private final LocalStack house;
  private final Terminal screen;
  private final Merchants merchants;
  private final Set<String> charges = new HashSet<>();

  public RateTrial(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
    this.merchants = Merchants.register(house, "rate", MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// Sells, and kills one of the two publishers as often as told: in turns, so that each time
  /// the one dies that took the lanes over from the other.
  public RateResult run(int kills) {
    screen.title("Two publishers; one of them is killed " + kills + " times");
    try (Replica second = house.addReplica(Program.PUBLISHER)) {
      second.awaitReady();
      for (int kill = 0; kill < kills; kill++) {
        sell();
        if (kill % 2 == 0) {
          house.kill(Program.PUBLISHER);
          house.restart(Program.PUBLISHER);
          house.awaitReady();
        } else {
          second.kill();
          second.restart();
          second.awaitReady();
        }
        screen.line("%5d sold, %5d at Trackdesk".formatted(charges.size(), held()));
      }
      boolean _ = Eventually.of(SETTLING).until(() -> now().exact());
      house.requireAlive();
      return new RateResult(now(), kills, REQUESTS_PER_SECOND, merchants.mostInASecond());
    }
  }

  /// Returns when the first of them have arrived and most are on their way.
  private void sell() {
    int before = held();
    for (int sale = 0; sale < SALES_PER_KILL; sale++) {
      charges.add(merchants.sell(sale).id());
    }
    boolean _ = Eventually.of(SETTLING).until(() -> held() > before);
  }

  private int held() {
    return merchants.held().size();
  }

  private ChaosResult now() {
    return ChaosResult.of(charges, merchants.held(), merchants.calls());
  }
}
