package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

/// Links an invoice to its payment, since basil: a payment intent, or the record of a payment
/// outside Stripe.
///
/// @param paymentRecord the record (`pr_…`) of a payment outside Stripe
/// @param byDefault Stripe created it with the invoice; others are attached
/// @param amount requested, and paid once it is paid
public record InvoicePayment(
    String id,
    String account,
    long created,
    String invoice,
    Optional<String> paymentIntent,
    Optional<String> paymentRecord,
    boolean byDefault,
    long amount,
    String currency,
    Status status,
    Optional<Long> changedAt)
    implements StripeObject {

  public enum Status implements WireEnum {
    OPEN,
    PAID,
    CANCELED
  }

  public String type() {
    return paymentRecord.isPresent() ? "payment_record" : "payment_intent";
  }

  public InvoicePayment asking(long next) {
    return copy(next, status, changedAt);
  }

  public InvoicePayment withStatus(Status next, long at) {
    return copy(amount, next, Optional.of(at));
  }

  private InvoicePayment copy(long nextAmount, Status next, Optional<Long> at) {
    return new InvoicePayment(
        id,
        account,
        created,
        invoice,
        paymentIntent,
        paymentRecord,
        byDefault,
        nextAmount,
        currency,
        next,
        at);
  }
}
