package io.saletrail.ingest.reading;

import java.util.Optional;

/// What shipping costs in a session or an invoice, its tax included: so it can be taken out of the
/// total together with its part of the tax.
///
/// Source: docs.stripe.com/api/checkout/sessions/object and …/invoices/object, `shipping_cost`:
/// `amount_total` is after discounts and taxes, whether the tax is inclusive or exclusive;
/// `amount_subtotal` and the sums over all shipping are before exclusive tax.
record ShippingReader(StripeJson object) {

  /// Shipping within the total.
  long total() {
    var cost = object.part("shipping_cost");
    if (cost.has("amount_total")) {
      return cost.amount("amount_total");
    }
    return cost.has("amount_subtotal") ? withTax(cost) : sum();
  }

  /// The tax within it.
  Optional<Long> tax() {
    return object.part("shipping_cost").optionalAmount("amount_tax");
  }

  /// Inclusive tax is in the subtotal already. Only where Stripe says that it is inclusive: with
  /// most taxes on top, this is the rarer one.
  private static long withTax(StripeJson cost) {
    var taxes = cost.parts("taxes");
    var inclusive =
        !taxes.isEmpty() && taxes.stream().allMatch(tax -> tax.part("rate").isTrue("inclusive"));
    var subtotal = cost.amount("amount_subtotal");
    return inclusive ? subtotal : subtotal + cost.amountOr("amount_tax", 0);
  }

  /// Renderings before `shipping_cost` have the sum alone: a session in its details, an invoice in
  /// a field.
  private long sum() {
    var details = object.part("total_details");
    return details.has("amount_shipping")
        ? details.amount("amount_shipping")
        : object.amountOr("amount_shipping", 0);
  }
}
