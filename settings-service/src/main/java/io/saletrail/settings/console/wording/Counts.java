package io.saletrail.settings.console.wording;

import java.util.Locale;

/// Numbers with their unit.
public final class Counts {
  private Counts() {}

  /// `1 sale`, `1,240 sales`.
  ///
  /// @param noun in the singular; its plural ends in `s`
  public static String of(long count, String noun) {
    return String.format(Locale.ENGLISH, count == 1 ? "%,d %s" : "%,d %ss", count, noun);
  }
}
