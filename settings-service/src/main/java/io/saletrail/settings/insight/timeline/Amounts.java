package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/// Formats amounts.
///
/// Source: docs.stripe.com/currencies. The table is Stripe's, not ISO 4217's: Stripe sends ISK and
/// UGX in hundredths although they have none.
public final class Amounts {
  private static final Set<String> NO_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");

  private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  private static final Set<String> HUNDREDTHS_OF_WHOLE = Set.of("isk", "ugx");

  private static final Set<String> WHOLE_AT_TRACKDESK = Set.of("isk", "twd", "ugx");

  private Amounts() {}

  /// Formats as `1,234.50 EUR`.
  public static String text(Money money) {
    var value = major(money);
    var shown =
        HUNDREDTHS_OF_WHOLE.contains(money.currency()) && whole(value) ? value.setScale(0) : value;
    return String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown)
        + " "
        + money.currency().toUpperCase(Locale.ROOT);
  }

  /// The amount in major units, with Stripe's decimals: `1234.50`.
  public static BigDecimal major(Money money) {
    return BigDecimal.valueOf(money.amountMinor(), sentDecimals(money.currency()));
  }

  /// The amount as sent to Trackdesk: some currencies in whole units, rounded half up
  /// (docs/decisions/0030).
  public static BigDecimal atTrackdesk(Money money) {
    var value = major(money);
    return WHOLE_AT_TRACKDESK.contains(money.currency())
        ? value.setScale(0, RoundingMode.HALF_UP)
        : value;
  }

  private static int sentDecimals(String currency) {
    if (NO_DECIMALS.contains(currency)) {
      return 0;
    }
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  private static boolean whole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
