package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.chaos.Chaos;
import io.saletrail.stack.chaos.ChaosResult;
import io.saletrail.stack.chaos.Plan;
import io.saletrail.stack.month.ThreeWays;
import io.saletrail.stack.month.ThreeWaysResult;
import io.saletrail.stack.month.Way;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Short forms of `make chaos` and `make month`.
@ResourceLock(UnlimitedStack.LOCK)
class EndToEndTest {

  private static final long SEEDS = 1_000_000;
  private static final long CHAOS_SEED = 922_798;
  private static final int PURCHASES = 16;

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = UnlimitedStack.running();
  }

  /// Every history while a service and PostgreSQL are killed. `bin/stack chaos` plays other seeds.
  @Test
  void everyHistoryEndsRightThoughServicesAndInfrastructureAreKilled() {
    Plan plan = Plan.of(Plan.Form.SHORT, CHAOS_SEED, 1);

    ChaosResult result = new Chaos(stack, new Terminal(System.out)).run(plan);

    assertThat(result.passed()).as(result.summary()).isTrue();
  }

  @Test
  void aMonthHasTheSameResultByWebhooksPollsAndBoth() {
    ThreeWaysResult month = new ThreeWays(stack, new Terminal(System.out)).play(PURCHASES, seed());

    assertThat(month.of(Way.WEBHOOKS)).as(month.summary()).isEqualTo(month.of(Way.BOTH));
    assertThat(month.of(Way.POLLS)).as(month.summary()).isEqualTo(month.of(Way.BOTH));
    assertThat(month.outcomes()).as(month.summary()).isEqualTo(month.expected());
    // Some purchases carry no click, as the seed has it; a month of none would compare nothing.
    assertThat(month.expected()).hasSizeGreaterThan(PURCHASES / 8);
  }

  private static long seed() {
    return ThreadLocalRandom.current().nextLong(SEEDS);
  }
}
