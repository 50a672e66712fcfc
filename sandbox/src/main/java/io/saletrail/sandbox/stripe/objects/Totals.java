package io.saletrail.sandbox.stripe.objects;

/// The parts of an amount, in minor units.
///
/// @param tax total, including that on shipping
/// @param shippingTax the part of the tax that is on shipping
/// @param inclusive prices include tax; otherwise it is added
public record Totals(
    long subtotal, long discount, long shipping, long tax, long shippingTax, boolean inclusive) {

  public static Totals of(long amount) {
    return new Totals(amount, 0, 0, 0, 0, false);
  }

  public Totals less(long reduction) {
    return new Totals(subtotal, reduction, shipping, tax, shippingTax, inclusive);
  }

  /// Negative if credits exceed charges.
  public long total() {
    long goods = subtotal < 0 ? subtotal : Math.max(0, subtotal - discount);
    return goods + shipping + (inclusive ? 0 : tax);
  }
}
