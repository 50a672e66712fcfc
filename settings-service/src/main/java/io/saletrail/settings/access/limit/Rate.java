package io.saletrail.settings.access.limit;

import java.time.Duration;
import java.util.regex.Pattern;

/// A rate, written as `10 per 5M`; the duration is ISO 8601 after `PT`.
///
/// @param max the burst after full idle time
/// @param within the time in which all tokens are refilled
public record Rate(long max, Duration within) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) per (\\d{1,9}[HMS])");

  public Rate {
    if (max < 1 || within.isZero()) {
      throw new IllegalArgumentException("A rate needs a count of at least 1 and a duration.");
    }
  }

  /// Parses a rate; called by the configuration.
  public static Rate of(String text) {
    var found = TEXT.matcher(text.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException("Write a rate as 10 per 5M, not as " + text);
    }
    return new Rate(Long.parseLong(found.group(1)), Duration.parse("PT" + found.group(2)));
  }
}
