package io.saletrail.sandbox.stripe.pages;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// Formats minor units.
final class Money {

  private static final Set<String> WHOLE =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  private Money() {}

  static String shown(long minor, String currency) {
    int digits = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
    return BigDecimal.valueOf(minor, digits).toPlainString()
        + " "
        + currency.toUpperCase(Locale.ROOT);
  }
}
