package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.chaos.PollResult;
import io.saletrail.stack.chaos.PollTrial;
import io.saletrail.stack.chaos.RateResult;
import io.saletrail.stack.chaos.RateTrial;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two replicas of a service share its work, and one of them is killed: for `make soak`. The tests
/// of the services have the short forms: CrashTest of the publisher, PollLedgerTest of ingest.
class ReplicasSoak {
  private static final int KILLS = 4;
  private static final int POLLED_MERCHANTS = 50;
  private static final Duration POLL_CYCLE = Duration.ofSeconds(24);

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = UnlimitedStack.running();
  }

  @Test
  void noTenantExceedsItsRateLimitThoughPublishersAreKilled() {
    RateResult result = new RateTrial(stack, new Terminal(System.out)).run(KILLS);

    assertThat(result.end().exact()).as(result.end().toString()).isTrue();
    assertThat(result.maxPerSecond()).isLessThanOrEqualTo(result.allowed());
  }

  @Test
  void everyMerchantIsPolledOncePerCycleThoughOneOfTwoServicesIsKilled() {
    try (PollTrial trial = new PollTrial(stack, "cycle")) {
      PollResult result = trial.run(POLLED_MERCHANTS, POLL_CYCLE, 0, 1, true);

      assertThat(result.passed()).as(result.toString()).isTrue();
    }
  }
}
