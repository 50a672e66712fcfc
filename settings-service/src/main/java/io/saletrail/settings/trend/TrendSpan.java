package io.saletrail.settings.trend;

import io.saletrail.settings.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last days, today included, in UTC.
///
/// @param today the last of them
/// @param days how many
public record TrendSpan(LocalDate today, int days) {
  /// How many days can be looked at. The last one is the most: a bar a day fits a phone until
  /// then.
  public static final List<Integer> CHOICES = List.of(7, 30, 90);

  /// What is shown to whoever does not choose.
  public static final int DEFAULT_DAYS = 30;

  /// Reads the query parameter `days`.
  public static TrendSpan of(@Nullable String days, LocalDate today) {
    if (days == null || days.isBlank()) {
      return new TrendSpan(today, DEFAULT_DAYS);
    }
    return CHOICES.stream()
        .filter(choice -> choice.toString().equals(days))
        .findFirst()
        .map(choice -> new TrendSpan(today, choice))
        .orElseThrow(() -> ProblemException.invalid("days", "Needs one of " + CHOICES + "."));
  }

  /// The first of them.
  public LocalDate first() {
    return today.minusDays(days - 1L);
  }

  /// Each of them, the first one first.
  public List<LocalDate> each() {
    return first().datesUntil(today.plusDays(1)).toList();
  }

  Instant begin() {
    return first().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// The first moment after them.
  Instant end() {
    return today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
