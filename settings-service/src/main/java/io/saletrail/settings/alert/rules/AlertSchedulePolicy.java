package io.saletrail.settings.alert.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// When an alert is sent: after the digest's interval, and outside quiet hours.
public final class AlertSchedulePolicy {
  /// The hour of daily digests and weekly summaries.
  static final LocalTime MORNING = LocalTime.of(8, 0);

  private AlertSchedulePolicy() {}

  /// The last complete week.
  ///
  /// @param from its Monday
  /// @param summaryAt when its summary is due
  public record Week(LocalDate from, LocalDate to, Instant summaryAt) {}

  /// When something that happens now is sent.
  public static Instant dueAt(AlertSettings settings, ZoneId zone, Instant now) {
    var at = afterDigest(settings.digest(), now.atZone(zone));
    return settings
        .quietHours()
        .filter(quiet -> quiet.include(at.toLocalTime()))
        .map(quiet -> next(at, quiet.end()))
        .orElse(at)
        .toInstant();
  }

  private static ZonedDateTime afterDigest(AlertSettings.Digest digest, ZonedDateTime now) {
    return switch (digest) {
      case IMMEDIATE -> now;
      case HOURLY -> now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      case DAILY -> next(now, MORNING);
    };
  }

  /// The next time that the clock shows this.
  private static ZonedDateTime next(ZonedDateTime after, LocalTime time) {
    var today = after.toLocalDate().atTime(time).atZone(after.getZone());
    return today.isAfter(after)
        ? today
        : after.toLocalDate().plusDays(1).atTime(time).atZone(after.getZone());
  }

  /// The week whose summary was due last.
  public static Week lastWeek(ZoneId zone, Instant now) {
    var local = now.atZone(zone);
    var monday = local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var due = monday.atTime(MORNING).atZone(zone);
    if (due.isAfter(local)) {
      monday = monday.minusWeeks(1);
      due = monday.atTime(MORNING).atZone(zone);
    }
    return new Week(monday.minusWeeks(1), monday.minusDays(1), due.toInstant());
  }
}
