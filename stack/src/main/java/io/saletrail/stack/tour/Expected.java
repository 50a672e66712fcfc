package io.saletrail.stack.tour;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/// A conversion that Trackdesk has to hold, in the terms of which nothing may differ.
///
/// @param externalId the Stripe charge
/// @param amount in major units without trailing zeros, with the currency
public record Expected(
    String externalId, String type, ConversionStatus status, String amount, UUID cid) {

  private static final String SALE = "sale";

  /// A conversion of the usual type.
  ///
  /// @param minor the amount in hundredths
  static Expected sale(
      String charge, ConversionStatus status, long minor, String currency, UUID cid) {
    return new Expected(charge, SALE, status, amount(BigDecimal.valueOf(minor, 2), currency), cid);
  }

  Expected now(ConversionStatus next) {
    return new Expected(externalId, type, next, amount, cid);
  }

  /// What the stand-in holds, in the same terms; what it lacks shows as such.
  static Expected from(Conversion held) {
    return new Expected(
        held.externalId().orElse("(no external id)"),
        held.type(),
        held.status(),
        held.amount()
            .map(sum -> amount(new BigDecimal(sum.value()), sum.currency()))
            .orElse("(no amount)"),
        held.cid().orElse(new UUID(0, 0)));
  }

  private static String amount(BigDecimal major, String currency) {
    return major.setScale(2).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
  }
}
