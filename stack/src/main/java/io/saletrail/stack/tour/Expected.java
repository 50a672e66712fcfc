package io.saletrail.stack.tour;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/// A conversion that Trackdesk has to hold, with everything that must not differ.
///
/// @param externalId the Stripe charge
/// @param amount in major units with two decimals, and the currency
public record Expected(
    String externalId, String type, ConversionStatus status, String amount, UUID cid) {

  private static final String SALE = "sale";

  /// A conversion of the default type.
  ///
  /// @param minor the amount in hundredths
  static Expected sale(
      String charge, ConversionStatus status, long minor, String currency, UUID cid) {
    return new Expected(charge, SALE, status, amount(BigDecimal.valueOf(minor, 2), currency), cid);
  }

  Expected now(ConversionStatus next) {
    return new Expected(externalId, type, next, amount, cid);
  }

  /// The same terms for a conversion that the stand-in holds. Missing values are shown as such.
  static Expected from(Conversion conversions) {
    return new Expected(
        conversions.externalId().orElse("(no external id)"),
        conversions.type(),
        conversions.status(),
        conversions
            .amount()
            .map(sum -> amount(new BigDecimal(sum.value()), sum.currency()))
            .orElse("(no amount)"),
        conversions.cid().orElse(new UUID(0, 0)));
  }

  private static String amount(BigDecimal major, String currency) {
    return major.setScale(2).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
  }
}
