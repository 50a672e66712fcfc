package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The merchant's offer to affiliates. Every component can be the reason for a refusal.
///
/// @param expired whether the configuration of the click's source has expired
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

  private static final Set<String> DEFAULT_CURRENCIES =
      new TreeSet<>(
          Set.of(
              "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP",
              "HKD", "HUF", "ILS", "INR", "ISK", "JOD", "JPY", "KRW", "KWD", "MXN", "NOK", "NZD",
              "OMR", "PLN", "RON", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "UGX", "USD",
              "VND", "ZAR"));

  /// An offer that accepts all ordinary conversions.
  static Offer defaults() {
    return new Offer(
        true,
        false,
        TRACKDESK_DEFAULT_WINDOW,
        Map.of("sale", ConversionType.share("sale"), "lead", ConversionType.fixed("lead")),
        DEFAULT_CURRENCIES,
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
