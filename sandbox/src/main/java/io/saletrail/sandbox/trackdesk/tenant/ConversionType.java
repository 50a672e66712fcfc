package io.saletrail.sandbox.trackdesk.tenant;

/// A conversion type of the merchant, possibly incomplete.
///
/// @param configured whether it is configured for this offer
/// @param priced whether a commission is set for it on this offer
/// @param needsAmount whether the commission is a share, so that a conversion needs an amount
/// @param perClick the limit of conversions per click
public record ConversionType(
    String code, boolean configured, boolean priced, boolean needsAmount, int perClick) {

  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// A share of each sale, without a limit per click.
  public static ConversionType share(String code) {
    return new ConversionType(code, true, true, true, UNLIMITED);
  }

  /// A fixed sum, once per click.
  public static ConversionType fixed(String code) {
    return new ConversionType(code, true, true, false, 1);
  }

  public ConversionType unconfigured() {
    return new ConversionType(code, false, priced, needsAmount, perClick);
  }

  public ConversionType unpriced() {
    return new ConversionType(code, configured, false, needsAmount, perClick);
  }

  public ConversionType perClick(int limit) {
    return new ConversionType(code, configured, priced, needsAmount, limit);
  }
}
