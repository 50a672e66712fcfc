package io.saletrail.settings.console.wording;

import java.util.Locale;

/// Constants as words.
public final class Labels {
  private Labels() {}

  /// `ON_HOLD` becomes `On hold`.
  public static String of(Enum<?> constant) {
    return of(constant.name());
  }

  /// The name of a constant.
  public static String of(String name) {
    var words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
