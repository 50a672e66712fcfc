package io.saletrail.settings.request.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Test
  void pollsRecoverWhatStripeStillLists() {
    assertThat(decide(ago(20), ago(20), Optional.empty())).isEqualTo(new Gap.WithinReach());
  }

  @Test
  void aLongerGapIsBackfilledFromThreeWeeksBeforeForDelayedPayments() {
    assertThat(decide(ago(80), ago(80), Optional.empty())).isEqualTo(beyond(TODAY.minusDays(101)));
  }

  @Test
  void theLastCompletePollCountsHoweverLateTheUninstallWasReported() {
    assertThat(decide(ago(80), ago(3), Optional.empty())).isEqualTo(beyond(TODAY.minusDays(101)));
    assertThat(decide(ago(3), ago(80), Optional.empty())).isEqualTo(new Gap.WithinReach());
  }

  @Test
  void withoutAPollTheGapStartsAtTheUninstall() {
    assertThat(decide(Optional.empty(), ago(80), Optional.empty()))
        .isEqualTo(beyond(TODAY.minusDays(101)));
  }

  @Test
  void anAccountThatWasNeverReadHasNoGap() {
    assertThat(decide(Optional.empty(), Optional.empty(), Optional.empty()))
        .isEqualTo(new Gap.WithinReach());
  }

  @Test
  void anUnfinishedEarlierGapIsReadEvenAfterAShortOne() {
    assertThat(decide(ago(1), ago(1), ago(200))).isEqualTo(beyond(TODAY.minusDays(200)));
  }

  @Test
  void theEarlierStartOfTwoGapsCounts() {
    assertThat(decide(ago(80), ago(80), ago(90))).isEqualTo(beyond(TODAY.minusDays(101)));
    assertThat(decide(ago(80), ago(80), ago(300))).isEqualTo(beyond(TODAY.minusDays(300)));
  }

  @Test
  void oneDayOfStripesThirtyIsReservedForALatePoll() {
    var justWithin = Optional.of(NOW.minus(GapRules.EVENT_RETENTION));
    var justBeyond = Optional.of(NOW.minus(GapRules.EVENT_RETENTION).minusSeconds(1));

    assertThat(decide(justWithin, Optional.empty(), Optional.empty()))
        .isEqualTo(new Gap.WithinReach());
    assertThat(decide(justBeyond, Optional.empty(), Optional.empty()))
        .isInstanceOf(Gap.BeyondReach.class);
  }

  private static Gap decide(
      Optional<Instant> readUpTo, Optional<Instant> lostAt, Optional<Instant> unfinishedFrom) {
    return GapRules.decide(readUpTo, lostAt, unfinishedFrom, NOW);
  }

  private static Gap beyond(LocalDate from) {
    return new Gap.BeyondReach(new BackfillPeriod(from, TODAY));
  }

  private static Optional<Instant> ago(int days) {
    return Optional.of(NOW.minus(Duration.ofDays(days)));
  }
}
