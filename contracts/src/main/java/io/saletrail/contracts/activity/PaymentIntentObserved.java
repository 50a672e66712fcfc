package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.util.Optional;
import java.util.stream.Stream;

/// A PaymentIntent: one intention to pay, however many charges it takes.
///
/// @param observation where and when it was seen
/// @param paymentIntent `pi_…`
/// @param status how far it came
/// @param amount what is to be paid
/// @param receivedMinor what came, smallest units
/// @param latestCharge `ch_…` of the latest try
/// @param invoice `in_…`; renderings before basil only
/// @param optedOut whether the merchant wrote `trackdesk=false` into its metadata; absent means no
public record PaymentIntentObserved(
    Observation observation,
    String paymentIntent,
    Status status,
    Money amount,
    long receivedMinor,
    Optional<String> latestCharge,
    Optional<String> invoice,
    Optional<Boolean> optedOut)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/payment_intents/object, `status`; what still waits for the buyer
  /// is REQUIRES_ACTION.
  public enum Status {
    REQUIRES_ACTION,
    /// The latest try failed, or none was made yet. A delayed payment that fails falls back to it
    /// (docs.stripe.com/payments/paymentintents/lifecycle).
    REQUIRES_PAYMENT_METHOD,
    PROCESSING,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return paymentIntent;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(Stream.of(paymentIntent), latestCharge.stream(), invoice.stream())
        .flatMap(ids -> ids);
  }
}
