package io.saletrail.settings.console.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A point in time as a page shows it: in UTC, until the browser makes it local.
///
/// @param iso for machines
/// @param text for people
public record Moment(String iso, String text) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /// `20 Nov 2026`.
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  public static Moment of(Instant instant) {
    return new Moment(instant.toString(), TEXT.format(instant));
  }
}
