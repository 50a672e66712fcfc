package io.saletrail.sandbox.stripe.objects;

/// What ties an invoice to the payment intent that pays it, from basil on.
public record InvoicePayment(
    String id,
    String account,
    long created,
    String invoice,
    String paymentIntent,
    long amount,
    String currency,
    Status status)
    implements StripeObject {

  public enum Status implements Word {
    OPEN,
    PAID,
    CANCELED
  }

  public InvoicePayment became(Status next) {
    return new InvoicePayment(id, account, created, invoice, paymentIntent, amount, currency, next);
  }
}
