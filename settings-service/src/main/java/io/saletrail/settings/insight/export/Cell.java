package io.saletrail.settings.insight.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Values as a spreadsheet reads them.
public final class Cell {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final String FORMULA = "=+-@\t\r";

  private Cell() {}

  /// A local date and time. Another column names the time zone.
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /// Text from outside: a spreadsheet does not take it for a formula.
  public static String text(String text) {
    return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
