package io.saletrail.settings.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.alert.rules.AlertSettings.Digest;
import io.saletrail.settings.alert.rules.AlertSettings.QuietHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSchedulePolicyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "IMMEDIATE, , 2026-11-29T03:10:00Z, 2026-11-29T03:10:00Z",
    "HOURLY, , 2026-11-29T03:10:00Z, 2026-11-29T04:00:00Z",
    "HOURLY, , 2026-11-29T03:00:00Z, 2026-11-29T04:00:00Z",
    "DAILY, , 2026-11-29T03:10:00Z, 2026-11-29T07:00:00Z",
    "DAILY, , 2026-11-29T07:00:00Z, 2026-11-30T07:00:00Z",
    "IMMEDIATE, 22:00-07:00, 2026-11-29T20:59:00Z, 2026-11-29T20:59:00Z",
    "IMMEDIATE, 22:00-07:00, 2026-11-29T21:00:00Z, 2026-11-30T06:00:00Z",
    "IMMEDIATE, 22:00-07:00, 2026-11-30T05:59:00Z, 2026-11-30T06:00:00Z",
    "IMMEDIATE, 22:00-07:00, 2026-11-30T06:00:00Z, 2026-11-30T06:00:00Z",
    "IMMEDIATE, 12:00-14:00, 2026-11-30T11:30:00Z, 2026-11-30T13:00:00Z",
    "HOURLY, 22:00-07:00, 2026-11-29T20:30:00Z, 2026-11-30T06:00:00Z",
    "DAILY, 07:00-09:30, 2026-11-29T03:10:00Z, 2026-11-29T08:30:00Z",
    // Clocks go back at 3:00 in the night to 25 October, and forward in the night to 29 March.
    "IMMEDIATE, 22:00-07:00, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
    "IMMEDIATE, 22:00-07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
  })
  void anAlertIsSentAfterItsDigestAndOutsideQuietHours(
      Digest digest, String quiet, Instant now, Instant due) {
    var settings = new AlertSettings(List.of(), digest, hours(quiet), 1);

    assertThat(AlertSchedulePolicy.dueAt(settings, BERLIN, now)).isEqualTo(due);
  }

  @Test
  void aWeekIsSummarisedOnMondayMorning() {
    var before = AlertSchedulePolicy.lastWeek(BERLIN, Instant.parse("2026-11-30T06:59:59Z"));
    var after = AlertSchedulePolicy.lastWeek(BERLIN, Instant.parse("2026-11-30T07:00:00Z"));

    assertThat(before.from()).isEqualTo(LocalDate.of(2026, 11, 16));
    assertThat(after)
        .isEqualTo(
            new AlertSchedulePolicy.Week(
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 11, 29),
                Instant.parse("2026-11-30T07:00:00Z")));
  }

  @Test
  void theWeekIsTheMerchants() {
    var now = Instant.parse("2026-11-29T20:00:00Z");

    assertThat(AlertSchedulePolicy.lastWeek(ZoneId.of("Pacific/Auckland"), now).from())
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(AlertSchedulePolicy.lastWeek(ZoneId.of("America/Los_Angeles"), now).from())
        .isEqualTo(LocalDate.of(2026, 11, 16));
  }

  private static Optional<QuietHours> hours(String text) {
    return Optional.ofNullable(text)
        .map(both -> both.split("-"))
        .map(both -> new QuietHours(both[0], both[1]));
  }
}
