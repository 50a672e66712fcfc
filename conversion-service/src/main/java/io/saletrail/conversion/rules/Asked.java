package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import java.math.BigInteger;

/// What the buyer was asked for, in smallest units.
///
/// @param totalMinor all of it
/// @param taxMinor tax within the total
/// @param shippingMinor shipping within the total
record Asked(long totalMinor, long taxMinor, long shippingMinor) {
  /// An invoice states its own amounts; a payment without one was asked for by its session.
  static Asked of(Payment payment, SessionObserved session) {
    return payment.invoices().stream()
        .findFirst()
        .map(
            invoice -> new Asked(invoice.totalMinor(), invoice.taxMinor(), invoice.shippingMinor()))
        .orElseGet(
            () ->
                new Asked(
                    session.total().map(Money::amountMinor).orElse(0L),
                    session.taxMinor(),
                    session.shippingMinor()));
  }

  /// What the commission is reckoned from: the money that came, without tax or shipping where the
  /// merchant wants it so. Of a part of what was asked for, the same part is tax and shipping.
  Money credited(Money came, MerchantOptions options) {
    var rest = totalMinor;
    if (!options.includeTax()) {
      rest -= taxMinor;
    }
    if (!options.includeShipping()) {
      rest -= shippingMinor;
    }
    if (totalMinor <= 0 || rest >= totalMinor) {
      return came;
    }
    return came.withAmount(share(came.amountMinor(), Math.max(0, rest), totalMinor));
  }

  /// Exact for every amount Stripe can charge: the product may be larger than a `long`.
  private static long share(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
