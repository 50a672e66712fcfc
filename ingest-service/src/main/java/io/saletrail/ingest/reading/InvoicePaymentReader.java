package io.saletrail.ingest.reading;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import java.util.Optional;

/// Source: docs.stripe.com/api/invoice-payment/object. Since basil. A payment outside Stripe is a
/// payment record instead of an intent or a charge.
final class InvoicePaymentReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson payment, Observation observation) {
    var through = payment.part("payment");
    return new InvoicePaymentObserved(
        observation,
        payment.id(),
        payment.requiredRelatedId("invoice"),
        payment.enumValue("status", Status.OTHER),
        paid(payment),
        through.relatedId("payment_intent"),
        through.relatedId("charge"),
        through.relatedId("payment_record"));
  }

  private static Optional<Money> paid(StripeJson payment) {
    return payment.has("amount_paid")
        ? Optional.of(payment.money("amount_paid"))
        : Optional.empty();
  }
}
