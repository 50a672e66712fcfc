package io.saletrail.sandbox.trackdesk.tenant;

/// A kind of conversion that the merchant has set up, or has half set up.
///
/// @param configured false: the type exists but nobody has configured it for this offer
/// @param priced false: no commission is set for it on this offer
/// @param needsAmount true: the commission is a share, so a conversion without amount is refused
/// @param perClick how many of them one click may bring
public record ConversionType(
    String code, boolean configured, boolean priced, boolean needsAmount, int perClick) {

  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// A share of each sale, as often as the customer pays.
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

  public ConversionType perClick(int most) {
    return new ConversionType(code, configured, priced, needsAmount, most);
  }
}
