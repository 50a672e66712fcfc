package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the merchant pays affiliates for. Everything here can be the reason for a refusal.
///
/// @param expired true: the configuration that the click came through has run out
/// @param attributionWindow an older click earns nothing
/// @param types by code
/// @param couponCodes code to affiliate
public record Offer(
    boolean active,
    boolean expired,
    Duration attributionWindow,
    Map<String, ConversionType> types,
    Set<String> currencies,
    Map<String, String> couponCodes) {

  private static final Duration TRACKDESK_DEFAULT_WINDOW = Duration.ofDays(30);

  private static final Set<String> USUAL_CURRENCIES =
      new TreeSet<>(
          Set.of(
              "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP",
              "HKD", "HUF", "ILS", "INR", "ISK", "JOD", "JPY", "KRW", "KWD", "MXN", "NOK", "NZD",
              "OMR", "PLN", "RON", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "UGX", "USD",
              "VND", "ZAR"));

  /// An offer that refuses nothing a sane merchant would report.
  static Offer usual() {
    return new Offer(
        true,
        false,
        TRACKDESK_DEFAULT_WINDOW,
        Map.of("sale", ConversionType.share("sale"), "lead", ConversionType.fixed("lead")),
        USUAL_CURRENCIES,
        Map.of());
  }

  public Offer paused() {
    return new Offer(false, expired, attributionWindow, types, currencies, couponCodes);
  }

  public Offer expire() {
    return new Offer(active, true, attributionWindow, types, currencies, couponCodes);
  }

  public Offer within(Duration window) {
    return new Offer(active, expired, window, types, currencies, couponCodes);
  }

  /// Adds the type, or replaces the one of the same code.
  public Offer with(ConversionType type) {
    var more = new HashMap<>(types);
    more.put(type.code(), type);
    return new Offer(active, expired, attributionWindow, Map.copyOf(more), currencies, couponCodes);
  }

  public Offer without(String typeCode) {
    var fewer = new HashMap<>(types);
    fewer.remove(typeCode);
    return new Offer(
        active, expired, attributionWindow, Map.copyOf(fewer), currencies, couponCodes);
  }

  public Offer in(Set<String> someCurrencies) {
    return new Offer(active, expired, attributionWindow, types, someCurrencies, couponCodes);
  }

  public Offer withCoupon(String code, String affiliate) {
    var more = new HashMap<>(couponCodes);
    more.put(code, affiliate);
    return new Offer(active, expired, attributionWindow, types, currencies, Map.copyOf(more));
  }
}
