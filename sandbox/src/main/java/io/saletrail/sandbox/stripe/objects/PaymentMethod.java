package io.saletrail.sandbox.stripe.objects;

/// A card has a result immediately, a bank debit days later.
public enum PaymentMethod implements WireEnum {
  CARD,
  SEPA_DEBIT
}
