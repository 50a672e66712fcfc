package io.saletrail.settings.insight.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.runtime.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T10:00:00Z[UTC]");

  @Test
  void withoutDaysItIsTheLastThirty() {
    assertThat(Period.of(null, " ", NOW))
        .isEqualTo(new Period(LocalDate.parse("2026-10-22"), NOW.toLocalDate(), NOW.getZone()));
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
    assertThatThrownBy(() -> Period.of(day, day, NOW)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Period.of(null, day, NOW)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Period.of(day, null, NOW)).isInstanceOf(ProblemException.class);
  }
}
