package io.saletrail.ingest.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowancePolicyTest {
  private static final long BUDGET = 9_000;
  private static final long A_DAY = 300;
  private static final Duration HOUR = Duration.ofHours(1);

  private final AllowancePolicy policy = new AllowancePolicy(80, 6);

  @ParameterizedTest
  @EnumSource
  void whileThereIsPlentyEverythingIsRead(ReadUse use) {
    assertThat(policy.decide(use, usage(7_199, 5_000))).isEqualTo(AllowanceDecision.PROCEED);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOOKUP", "DAILY_PASS", "BACKFILL"})
  void nearTheBudgetDeferrableWorkHasADailyShare(ReadUse use) {
    assertThat(policy.decide(use, usage(7_200, A_DAY - 1))).isEqualTo(AllowanceDecision.PROCEED);
    assertThat(policy.decide(use, usage(7_200, A_DAY))).isEqualTo(AllowanceDecision.DEFER);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOOKUP", "DAILY_PASS", "BACKFILL"})
  void beyondTheBudgetDeferrableWorkIsDeferred(ReadUse use) {
    assertThat(policy.decide(use, usage(BUDGET, 0))).isEqualTo(AllowanceDecision.DEFER);
  }

  @Test
  void checkNowProceedsUpToTheBudgetAndIsThenRefused() {
    assertThat(policy.decide(ReadUse.CHECK_NOW, usage(BUDGET - 1, A_DAY)))
        .isEqualTo(AllowanceDecision.PROCEED);
    assertThat(policy.decide(ReadUse.CHECK_NOW, usage(BUDGET, A_DAY)))
        .isEqualTo(AllowanceDecision.REFUSE);
  }

  @Test
  void pollsAlwaysProceedButBecomeRarer() {
    assertThat(policy.decide(ReadUse.HOURLY_POLL, usage(10 * BUDGET, 0)))
        .isEqualTo(AllowanceDecision.PROCEED);
    assertThat(policy.interval(HOUR, usage(7_199, 0))).isEqualTo(HOUR);
    assertThat(policy.interval(HOUR, usage(7_200, 0))).isEqualTo(Duration.ofHours(6));
    assertThat(policy.interval(HOUR, usage(10 * BUDGET, 0))).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void onlyCheckNowIsRefused() {
    var refused = EnumSet.noneOf(ReadUse.class);
    for (var use : ReadUse.values()) {
      if (policy.decide(use, usage(BUDGET, BUDGET)) == AllowanceDecision.REFUSE) {
        refused.add(use);
      }
    }

    assertThat(refused).containsExactly(ReadUse.CHECK_NOW);
  }

  private static Usage usage(long reads, long today) {
    return new Usage(reads, today, BUDGET);
  }
}
