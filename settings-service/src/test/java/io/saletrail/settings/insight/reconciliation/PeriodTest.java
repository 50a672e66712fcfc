package io.saletrail.settings.insight.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.runtime.problem.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  @Test
  void withoutDaysItIsTheLastThirty() {
    assertThat(Period.of(null, " ", TODAY))
        .isEqualTo(new Period(LocalDate.parse("2026-10-22"), TODAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31",
        "-999999999-01-01",
        "+10000-01-01",
        "9999-12-31",
        "0001-01-01"
      })
  void aYearThatOverflowsIsAnInvalidDate(String day) {
    assertThatThrownBy(() -> Period.of(day, day, TODAY)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Period.of(null, day, TODAY)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Period.of(day, null, TODAY)).isInstanceOf(ProblemException.class);
  }
}
