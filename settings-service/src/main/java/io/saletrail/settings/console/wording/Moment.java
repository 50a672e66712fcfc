package io.saletrail.settings.console.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A point in time as a page shows it.
///
/// @param iso for machines
/// @param text for people
public record Moment(String iso, String text) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);

  private static final DateTimeFormatter PRECISE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /// `20 Nov 2026`.
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// In UTC, until the browser shows it in the page's time zone.
  public static Moment of(Instant instant) {
    return of(instant, ZoneOffset.UTC);
  }

  /// In a merchant's time zone, with seconds.
  public static Moment precise(Instant instant, ZoneId zone) {
    return new Moment(instant.toString(), PRECISE.format(instant.atZone(zone)));
  }

  /// In a merchant's time zone.
  public static Moment of(Instant instant, ZoneId zone) {
    var named = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    return new Moment(instant.toString(), TEXT.format(instant.atZone(named)));
  }
}
