package io.saletrail.stack.chaos;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Replica;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Two publishers, one of them killed repeatedly (as `kill -9` does) while sales exceed the rate
/// limit. No tenant may get more calls than its plan allows, and no sale may be lost or counted
/// twice.
public final class RateTrial {

  private static final int MERCHANTS = 3;
  private static final int REQUESTS_PER_SECOND = 20;

  /// Sales before each kill: more than all tenants accept within a second, so that calls are in
  /// flight.
  private static final int SALES_PER_KILL = 150;

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final Terminal terminal;
  private final Merchants merchants;
  private final Set<String> charges = new HashSet<>();

  public RateTrial(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
    this.merchants = Merchants.register(stack, "rate", MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// Sells and kills the two publishers alternately, so that each time the one dies that took over
  /// the lanes.
  public RateResult run(int kills) {
    terminal.title("Two publishers, killed alternately " + kills + " times");
    try (Replica second = stack.addReplica(Program.PUBLISHER)) {
      second.awaitReady();
      for (int kill = 0; kill < kills; kill++) {
        sell();
        if (kill % 2 == 0) {
          stack.kill(Program.PUBLISHER);
          stack.restart(Program.PUBLISHER);
          stack.awaitReady();
        } else {
          second.kill();
          second.restart();
          second.awaitReady();
        }
        terminal.line("%5d sales, %5d at Trackdesk".formatted(charges.size(), conversions()));
      }
      boolean _ = Eventually.of(SETTLE_LIMIT).until(() -> now().exact());
      stack.requireAlive();
      return new RateResult(now(), kills, REQUESTS_PER_SECOND, merchants.maxPerSecond());
    }
  }

  /// Returns once the first of these sales have arrived, while most are still queued.
  private void sell() {
    int before = conversions();
    for (int sale = 0; sale < SALES_PER_KILL; sale++) {
      charges.add(merchants.sell(sale).id());
    }
    boolean _ = Eventually.of(SETTLE_LIMIT).until(() -> conversions() > before);
  }

  private int conversions() {
    return merchants.conversions().size();
  }

  private SalesResult now() {
    return SalesResult.of(charges, merchants.conversions(), merchants.calls());
  }
}
