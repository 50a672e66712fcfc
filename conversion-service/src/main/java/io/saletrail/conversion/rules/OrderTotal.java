package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import java.math.BigInteger;

/// What the buyer was asked for, in smallest units.
///
/// @param totalMinor all of it
/// @param taxMinor tax within the total, that on shipping included
/// @param shippingMinor shipping within the total, its tax included
/// @param shippingTaxMinor tax within shipping
record OrderTotal(long totalMinor, long taxMinor, long shippingMinor, long shippingTaxMinor) {
  /// An invoice states its own amounts; a payment without one was asked for by its session.
  static OrderTotal of(MoneyMovement money, Payment payment, SessionObserved session) {
    return payment.invoice(money.invoice()).map(OrderTotal::by).orElseGet(() -> by(session));
  }

  private static OrderTotal by(InvoiceObserved invoice) {
    return new OrderTotal(
        invoice.totalMinor(),
        invoice.taxMinor(),
        invoice.shippingMinor(),
        invoice.shippingTaxMinor().orElse(0L));
  }

  private static OrderTotal by(SessionObserved session) {
    return new OrderTotal(
        session.total().map(Money::amountMinor).orElse(0L),
        session.taxMinor(),
        session.shippingMinor(),
        session.shippingTaxMinor().orElse(0L));
  }

  /// What the commission is computed from: the money that came, without tax or shipping where the
  /// merchant wants it so. Of a part of what was asked for, the same part is tax and shipping.
  Money credited(Money came, MerchantOptions options) {
    var rest = totalMinor - notCounted(options);
    if (totalMinor <= 0 || rest >= totalMinor) {
      return came;
    }
    return came.withAmount(share(came.amountMinor(), Math.max(0, rest), totalMinor));
  }

  /// Tax on shipping belongs to shipping, and is taken off once
  /// (docs.stripe.com/api/checkout/sessions/object, `shipping_cost`).
  private long notCounted(MerchantOptions options) {
    if (options.includeTax()) {
      return options.includeShipping() ? 0 : shippingMinor;
    }
    return options.includeShipping() ? taxMinor : taxMinor - shippingTaxMinor + shippingMinor;
  }

  /// Exact for every amount Stripe can charge: the product may be larger than a `long`.
  static long share(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
