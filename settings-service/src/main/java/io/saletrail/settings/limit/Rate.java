package io.saletrail.settings.limit;

import java.time.Duration;
import java.util.regex.Pattern;

/// So many within a time, written as `10 per 5M`; the time is what ISO 8601 has after `PT`.
///
/// @param most how many at once, from full rest
/// @param within how long it takes until as many are possible again
public record Rate(long most, Duration within) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) per (\\d{1,9}[HMS])");

  public Rate {
    if (most < 1 || within.isZero()) {
      throw new IllegalArgumentException("A rate needs at least one, and a time.");
    }
  }

  /// Reads a rate, as the configuration does.
  public static Rate of(String text) {
    var found = TEXT.matcher(text.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException("A rate looks like 10 per 5M, and not like " + text);
    }
    return new Rate(Long.parseLong(found.group(1)), Duration.parse("PT" + found.group(2)));
  }
}
