package io.saletrail.settings.reconciliation;

import io.saletrail.settings.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stretch of days in UTC, the first and the last one included.
public record Period(LocalDate from, LocalDate to) {
  /// What is shown to whoever names no days.
  public static final int DEFAULT_DAYS = 30;

  /// As long as conversions are kept on their topic.
  public static final int MAX_DAYS = 400;

  /// Reads the query parameters `from` and `to`.
  ///
  /// @param today the last day where none is named
  public static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
    var last = day("to", to).orElse(today);
    var first = day("from", from).orElse(last.minusDays(DEFAULT_DAYS - 1));
    if (first.isAfter(last)) {
      throw ProblemException.invalid("from", "Must not be after the last day.");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ProblemException.invalid("from", "Takes at most " + MAX_DAYS + " days at once.");
    }
    return new Period(first, last);
  }

  Instant begin() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// The first moment after it.
  Instant end() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Optional<LocalDate> day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(name, "Needs a day, like 2026-11-22.");
    }
  }
}
