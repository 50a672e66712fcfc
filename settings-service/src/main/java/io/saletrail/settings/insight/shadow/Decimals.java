package io.saletrail.settings.insight.shadow;

import java.math.BigDecimal;
import java.util.Optional;

/// Parses amounts as spreadsheets write them: `1,234.50`, `1.234,50`, `€ 49`, `49.00 EUR`.
///
/// A single comma before three digits separates thousands (`1,234`), a single point separates
/// decimals: exports of money rarely have three decimals.
final class Decimals {
  private static final int THOUSANDS = 3;

  private Decimals() {}

  static Optional<BigDecimal> read(String text) {
    var digits = text.replaceAll("[^0-9.,-]", "");
    var point = digits.lastIndexOf('.');
    var comma = digits.lastIndexOf(',');
    try {
      return Optional.of(new BigDecimal(plain(digits, point, comma)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(String digits, int point, int comma) {
    if (point >= 0 && comma >= 0) {
      return point > comma ? digits.replace(",", "") : digits.replace(".", "").replace(',', '.');
    }
    if (comma >= 0) {
      var decimals = digits.indexOf(',') == comma && digits.length() - comma - 1 != THOUSANDS;
      return decimals ? digits.replace(',', '.') : digits.replace(",", "");
    }
    return digits.indexOf('.') == point ? digits : digits.replace(".", "");
  }
}
