package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import java.math.BigInteger;

/// The amounts of a session or invoice, in smallest units.
///
/// @param totalMinor the whole amount
/// @param taxMinor tax within the total, including tax on shipping
/// @param shippingMinor shipping within the total, including its tax
/// @param shippingTaxMinor tax within shipping
record OrderTotal(long totalMinor, long taxMinor, long shippingMinor, long shippingTaxMinor) {
  /// An invoice states its own amounts; a payment without one has the session's.
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

  /// The amount that the commission is computed from: the payment, without tax or shipping where
  /// the merchant excludes them. A partial payment contains the same share of tax and shipping.
  Money credited(Money received, MerchantOptions options) {
    var remaining = totalMinor - notCounted(options);
    if (totalMinor <= 0 || remaining >= totalMinor) {
      return received;
    }
    return received.withAmount(share(received.amountMinor(), Math.max(0, remaining), totalMinor));
  }

  /// Tax on shipping is part of shipping, and is subtracted once
  /// (docs.stripe.com/api/checkout/sessions/object, `shipping_cost`).
  private long notCounted(MerchantOptions options) {
    if (options.includeTax()) {
      return options.includeShipping() ? 0 : shippingMinor;
    }
    return options.includeShipping() ? taxMinor : taxMinor - shippingTaxMinor + shippingMinor;
  }

  /// Exact for every amount that Stripe can charge: the product may exceed a `long`.
  static long share(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
