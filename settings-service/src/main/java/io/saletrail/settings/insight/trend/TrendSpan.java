package io.saletrail.settings.insight.trend;

import io.saletrail.runtime.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A range of days that ends today.
///
/// @param zone where the days begin at midnight
public record TrendSpan(LocalDate today, ZoneId zone, int days) {
  /// The available lengths. The longest still fits one bar per day on a phone.
  public static final List<Integer> CHOICES = List.of(7, 30, 90);

  /// The default length.
  public static final int DEFAULT_DAYS = 30;

  /// Parses the query parameter `days`.
  public static TrendSpan of(@Nullable String days, ZonedDateTime now) {
    if (days == null || days.isBlank()) {
      return new TrendSpan(now.toLocalDate(), now.getZone(), DEFAULT_DAYS);
    }
    return CHOICES.stream()
        .filter(choice -> choice.toString().equals(days))
        .findFirst()
        .map(choice -> new TrendSpan(now.toLocalDate(), now.getZone(), choice))
        .orElseThrow(() -> ProblemException.invalid("days", "Must be one of " + CHOICES + "."));
  }

  /// The first day.
  public LocalDate first() {
    return today.minusDays(days - 1L);
  }

  /// The days in order.
  public List<LocalDate> each() {
    return first().datesUntil(today.plusDays(1)).toList();
  }

  Instant begin() {
    return first().atStartOfDay(zone).toInstant();
  }

  /// The end, exclusive.
  Instant end() {
    return today.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
