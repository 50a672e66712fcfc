package io.saletrail.sandbox.stripe.objects;

/// How the buyer pays: a card answers at once, a bank debit days later.
public enum PaymentMethod implements WireEnum {
  CARD,
  SEPA_DEBIT
}
