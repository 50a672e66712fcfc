package io.saletrail.settings.backfill;

import io.saletrail.settings.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A stretch of days in UTC, the first and the last one included.
public record BackfillPeriod(LocalDate from, LocalDate to) {
  /// A year at a time: as much as one rehearsal is meant to hold, and a few hours of reading at
  /// Stripe's pace for a merchant with a sale every minute. Longer pasts go in several steps.
  public static final int MAX_DAYS = 366;

  /// There was no Stripe before.
  static final LocalDate EARLIEST = LocalDate.of(2011, 1, 1);

  /// Reads a period.
  ///
  /// @param today the last day that can be read
  public static BackfillPeriod of(@Nullable String from, @Nullable String to, LocalDate today) {
    var first = day("from", from);
    var last = day("to", to);
    if (first.isAfter(last)) {
      throw ProblemException.invalid("from", "Must not be after the last day.");
    }
    if (first.isBefore(EARLIEST)) {
      throw ProblemException.invalid("from", "Must not be before " + EARLIEST + ".");
    }
    if (last.isAfter(today)) {
      throw ProblemException.invalid("to", "Must not be after today, " + today + " in UTC.");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ProblemException.invalid(
          "from", "Takes at most " + MAX_DAYS + " days at once: a longer past goes year by year.");
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

  /// The first moment after it.
  Instant end() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(String name, @Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text.strip());
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(name, "Needs a day, like 2026-11-22.");
    }
  }
}
