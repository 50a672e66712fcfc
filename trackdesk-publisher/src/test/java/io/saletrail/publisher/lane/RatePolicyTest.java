package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatePolicyTest {
  private static final int BUDGET = 20;
  private static final Duration RAISE_EVERY = Duration.ofSeconds(30);
  private static final RatePolicy POLICY = new RatePolicy(RAISE_EVERY);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(1);

  @Test
  void aTenantIsCalledAtTheSetRateWithout429s() {
    assertThat(POLICY.rate(LearnedRate.AS_SET, BUDGET, NOW)).isEqualTo(BUDGET);
  }

  @Test
  void a429HalvesTheRate() {
    var slower = POLICY.limited(LearnedRate.AS_SET, BUDGET, BEFORE, NOW);

    assertThat(POLICY.rate(slower, BUDGET, NOW)).isEqualTo(10);
  }

  @Test
  void aBurstOf429sLowersTheRateOnce() {
    var slower = POLICY.limited(LearnedRate.AS_SET, BUDGET, BEFORE, NOW);

    assertThat(POLICY.limited(slower, BUDGET, BEFORE, NOW.plusSeconds(1))).isEqualTo(slower);
  }

  @Test
  void neverFewerThanOneCallIsTried() {
    var learned = LearnedRate.AS_SET;
    for (int second = 0; second < 10; second++) {
      var at = NOW.plusSeconds(second);
      learned = POLICY.limited(learned, BUDGET, at, at);
    }

    assertThat(POLICY.rate(learned, BUDGET, NOW)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "29, 10", "30, 11", "60, 12", "300, 20", "100000000, 20"})
  void theRateRisesByOneCallUpToTheSetRate(long seconds, int rate) {
    var slower = POLICY.limited(LearnedRate.AS_SET, BUDGET, BEFORE, NOW);

    assertThat(POLICY.rate(slower, BUDGET, NOW.plusSeconds(seconds))).isEqualTo(rate);
  }

  @Test
  void aLowerSetRateAppliesImmediately() {
    var slower = POLICY.limited(LearnedRate.AS_SET, BUDGET, BEFORE, NOW);

    assertThat(POLICY.rate(slower, 3, NOW)).isEqualTo(3);
  }
}
