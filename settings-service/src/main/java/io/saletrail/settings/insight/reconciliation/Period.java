package io.saletrail.settings.insight.reconciliation;

import io.saletrail.runtime.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A range of days, both ends inclusive.
///
/// @param zone where the days begin at midnight
@Schema(name = "ReconciliationPeriod")
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
  /// The default if no days are given.
  public static final int DEFAULT_DAYS = 30;

  /// The year before Stripe was founded.
  private static final int MIN_YEAR = 2009;

  private static final int MAX_YEAR = 9_998;

  /// The retention of conversions on their topic.
  public static final int MAX_DAYS = 400;

  /// Parses the query parameters `from` and `to`.
  ///
  /// @param now in the time zone of the days; its day is the last one by default
  public static Period of(@Nullable String from, @Nullable String to, ZonedDateTime now) {
    var last = day("to", to).orElse(now.toLocalDate());
    var first = day("from", from).orElse(last.minusDays(DEFAULT_DAYS - 1));
    if (first.isAfter(last)) {
      throw ProblemException.invalid("from", "The start date must not be after the end date.");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ProblemException.invalid("from", "The limit is " + MAX_DAYS + " days.");
    }
    return new Period(first, last, now.getZone());
  }

  Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /// The end, exclusive.
  Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Optional<LocalDate> day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text)).filter(Period::isPlausible).or(() -> reject(name));
    } catch (DateTimeParseException e) {
      return reject(name);
    }
  }

  /// Other years, which a date may have, overflow in sums and in the database.
  private static boolean isPlausible(LocalDate day) {
    return day.getYear() >= MIN_YEAR && day.getYear() <= MAX_YEAR;
  }

  private static Optional<LocalDate> reject(String name) {
    throw ProblemException.invalid(name, "Enter a date, such as 2026-11-22.");
  }
}
