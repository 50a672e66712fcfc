package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.util.Optional;
import java.util.stream.Stream;

/// An invoice payment: since basil the only link between an invoice and the payment that settled
/// it.
///
/// @param observation where and when it was observed
/// @param invoicePayment `inpay_…`
/// @param invoice `in_…`
/// @param status Stripe's `status`
/// @param paid amount paid
/// @param paymentIntent `pi_…`
/// @param charge `ch_…`, for payments without an intent
/// @param paymentRecord `pr_…` of a payment made outside Stripe
public record InvoicePaymentObserved(
    Observation observation,
    String invoicePayment,
    String invoice,
    Status status,
    Optional<Money> paid,
    Optional<String> paymentIntent,
    Optional<String> charge,
    Optional<String> paymentRecord)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/invoice-payment/object, `status`.
  public enum Status {
    OPEN,
    PAID,
    CANCELED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return invoicePayment;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(
            Stream.of(invoicePayment), Stream.of(invoice), paymentIntent.stream(), charge.stream())
        .flatMap(ids -> ids);
  }
}
