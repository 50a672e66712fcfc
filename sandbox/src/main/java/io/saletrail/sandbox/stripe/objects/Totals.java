package io.saletrail.sandbox.stripe.objects;

/// What an amount is made of, in minor units.
///
/// @param tax all of it, that on shipping too
/// @param shippingTax the part of the tax that is on shipping
/// @param inclusive the prices contain their tax; otherwise it is added to them
public record Totals(
    long subtotal, long discount, long shipping, long tax, long shippingTax, boolean inclusive) {

  public static Totals of(long amount) {
    return new Totals(amount, 0, 0, 0, 0, false);
  }

  public Totals less(long reduction) {
    return new Totals(subtotal, reduction, shipping, tax, shippingTax, inclusive);
  }

  /// Negative where credits outweigh what is billed.
  public long total() {
    long goods = subtotal < 0 ? subtotal : Math.max(0, subtotal - discount);
    return goods + shipping + (inclusive ? 0 : tax);
  }
}
