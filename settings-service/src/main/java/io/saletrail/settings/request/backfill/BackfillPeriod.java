package io.saletrail.settings.request.backfill;

import io.saletrail.runtime.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A range of days in UTC, both ends inclusive.
public record BackfillPeriod(LocalDate from, LocalDate to) {
  /// One year: as much as one dry run can hold, and a few hours of reading within Stripe's rate
  /// limit for a merchant with a sale per minute. Longer ranges need several backfills.
  public static final int MAX_DAYS = 366;

  /// Stripe has no older data.
  static final LocalDate EARLIEST = LocalDate.of(2011, 1, 1);

  /// Parses a period.
  ///
  /// @param today the last allowed day
  public static BackfillPeriod of(@Nullable String from, @Nullable String to, LocalDate today) {
    var first = day("from", from);
    var last = day("to", to);
    if (first.isAfter(last)) {
      throw ProblemException.invalid("from", "The start date must not be after the end date.");
    }
    if (first.isBefore(EARLIEST)) {
      throw ProblemException.invalid("from", "The start date must not be before " + EARLIEST + ".");
    }
    if (last.isAfter(today)) {
      throw ProblemException.invalid(
          "to", "The end date must not be after today, " + today + " (UTC).");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ProblemException.invalid(
          "from", "The limit is " + MAX_DAYS + " days. Split a longer range.");
    }
    return new BackfillPeriod(first, last);
  }

  /// The days of a run.
  static BackfillPeriod of(Instant begin, Instant end) {
    return new BackfillPeriod(
        LocalDate.ofInstant(begin, ZoneOffset.UTC),
        LocalDate.ofInstant(end.minusSeconds(1), ZoneOffset.UTC));
  }

  Instant begin() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// The end, exclusive.
  Instant end() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(String name, @Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text.strip());
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(name, "Enter a date, such as 2026-11-22.");
    }
  }
}
