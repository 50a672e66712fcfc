package io.saletrail.sandbox.stripe.objects;

/// What an amount is made of, in minor units.
public record Totals(long subtotal, long discount, long shipping, long tax) {

  public static Totals of(long amount) {
    return new Totals(amount, 0, 0, 0);
  }

  public long total() {
    return Math.max(0, subtotal - discount) + shipping + tax;
  }
}
