package io.saletrail.ingest.reading;

import java.util.Optional;

/// Shipping of a session or an invoice, its tax included, so that both can be subtracted from the
/// total.
///
/// Source: docs.stripe.com/api/checkout/sessions/object and …/invoices/object, `shipping_cost`:
/// `amount_total` is after discounts and taxes, inclusive or exclusive; `amount_subtotal` and the
/// sums over all shipping are before exclusive tax.
record ShippingReader(StripeJson object) {

  long total() {
    var cost = object.part("shipping_cost");
    if (cost.has("amount_total")) {
      return cost.amount("amount_total");
    }
    return cost.has("amount_subtotal") ? withTax(cost) : sum();
  }

  /// The tax on shipping.
  Optional<Long> tax() {
    return object.part("shipping_cost").optionalAmount("amount_tax");
  }

  /// The subtotal contains inclusive tax. Only an explicit `inclusive` counts, as most taxes are
  /// exclusive.
  private static long withTax(StripeJson cost) {
    var taxes = cost.parts("taxes");
    var inclusive =
        !taxes.isEmpty() && taxes.stream().allMatch(tax -> tax.part("rate").isTrue("inclusive"));
    var subtotal = cost.amount("amount_subtotal");
    return inclusive ? subtotal : subtotal + cost.amountOr("amount_tax", 0);
  }

  /// API versions before `shipping_cost` have only the sum: a session in its details, an invoice
  /// in a field.
  private long sum() {
    var details = object.part("total_details");
    return details.has("amount_shipping")
        ? details.amount("amount_shipping")
        : object.amountOr("amount_shipping", 0);
  }
}
