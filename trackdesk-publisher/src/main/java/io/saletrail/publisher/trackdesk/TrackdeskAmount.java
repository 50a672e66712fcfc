package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stripe's smallest units in Trackdesk's format: a decimal string in major units. Exact, except
/// for currencies that have whole units only and come from Stripe in hundredths: those are rounded
/// half up (docs/decisions/0030).
///
/// The table is Stripe's (docs.stripe.com/currencies), not ISO 4217's, and so not
/// `java.util.Currency`'s: those count MGA in fifths and define no subunit of ISK and UGX, which
/// Stripe sends times 100.
///
/// @param value major units: `20.00`, `1999`, `1.230`, never in another notation
/// @param currency in upper case, as Trackdesk writes it
public record TrackdeskAmount(String value, String currency) {
  private static final int USUAL_DECIMALS = 2;

  private static final Set<String> NO_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /// Stripe sends hundredths, but the currency is counted in whole units: ISK and UGX have no
  /// subunit, and TWD is invoiced without one. An amount without tax can be a fraction of them.
  private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("ISK", "TWD", "UGX");

  private static final Map<String, Integer> DECIMALS =
      Stream.concat(
              NO_DECIMALS.stream().map(code -> Map.entry(code, 0)),
              THREE_DECIMALS.stream().map(code -> Map.entry(code, 3)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  public static TrackdeskAmount of(Money money) {
    var code = money.currency().toUpperCase(Locale.ROOT);
    var decimals = DECIMALS.getOrDefault(code, USUAL_DECIMALS);
    var exact = BigDecimal.valueOf(money.amountMinor(), decimals);
    var value =
        WHOLE_IN_HUNDREDTHS.contains(code) ? exact.setScale(0, RoundingMode.HALF_UP) : exact;
    return new TrackdeskAmount(value.toPlainString(), code);
  }
}
