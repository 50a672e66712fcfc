package io.saletrail.settings.insight.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.insight.shadow.Comparison.Difference;
import io.saletrail.settings.insight.shadow.Comparison.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  private static final ShadowLine HERE = here("ch_1", "ON_HOLD", 4900);

  @Test
  void conversionsAreSplitIntoMatchingDifferentAndOneSided() {
    var onlyInSaletrail = here("ch_2", "APPROVED", 100);
    var onlyInTrackdesk = there("ch_3", "APPROVED", "1.00");
    var other = there("ch_1", "APPROVED", "48.00");
    var alike = here("ch_4", "APPROVED", 700);

    var comparison =
        Comparison.of(
            List.of(HERE, onlyInSaletrail, alike),
            List.of(other, onlyInTrackdesk, there("ch_4", "APPROVED", "7")));

    assertThat(comparison)
        .isEqualTo(
            new Comparison(
                1,
                List.of(onlyInSaletrail),
                List.of(onlyInTrackdesk),
                List.of(new Difference(HERE, other, Set.of(Field.STATUS, Field.AMOUNT)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ON_HOLD", "On hold", "on-hold", "CONVERSION_STATUS_ON_HOLD"})
  void spellingsOfAStatusAreEqual(String status) {
    assertThat(compared(there("ch_1", status, "49.00")).matching()).isEqualTo(1);
  }

  @Test
  void emptyCellsAreNotCompared() {
    var bare = new ExportLine("ch_1", Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(compared(bare).matching()).isEqualTo(1);
  }

  @Test
  void amountsAreComparedAsSentToTrackdesk() {
    var here =
        new ShadowLine("ch_1", "sale", "ON_HOLD", new Money(42858, "isk"), true, SampleFacts.NOON);
    var there = new ExportLine("ch_1", Optional.empty(), Optional.of("429"), Optional.of("ISK"));

    assertThat(Comparison.of(List.of(here), List.of(there)).matching()).isEqualTo(1);
  }

  @Test
  void anotherCurrencyIsADifference() {
    var dollars = new ExportLine("ch_1", Optional.empty(), Optional.empty(), Optional.of("USD"));

    assertThat(compared(dollars).different())
        .containsExactly(new Difference(HERE, dollars, Set.of(Field.CURRENCY)));
  }

  @Test
  void amongLinesWithOneIdAMatchingOneCounts() {
    var comparison =
        Comparison.of(
            List.of(HERE),
            List.of(there("ch_1", "REJECTED", "1.00"), there("ch_1", "ON_HOLD", "49.00")));

    assertThat(comparison.matching()).isEqualTo(1);
    assertThat(comparison.onlyInTrackdesk()).isEmpty();
  }

  private static Comparison compared(ExportLine there) {
    return Comparison.of(List.of(HERE), List.of(there));
  }

  private static ShadowLine here(String id, String status, long amountMinor) {
    return new ShadowLine(
        id, "sale", status, new Money(amountMinor, "eur"), true, SampleFacts.NOON);
  }

  private static ExportLine there(String id, String status, String amount) {
    return new ExportLine(id, Optional.of(status), Optional.of(amount), Optional.of("EUR"));
  }
}
