package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.util.Optional;
import java.util.stream.Stream;

/// A PaymentIntent: one payment with all its attempts.
///
/// @param observation where and when it was observed
/// @param paymentIntent `pi_…`
/// @param status Stripe's `status`
/// @param amount amount to be paid
/// @param receivedMinor amount received, smallest units
/// @param latestCharge `ch_…` of the latest attempt
/// @param invoice `in_…`; only in API versions before basil
/// @param optedOut whether its metadata holds `trackdesk=false`; absent means no
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

  /// Source: docs.stripe.com/api/payment_intents/object, `status`; REQUIRES_ACTION includes every
  /// state that waits for the buyer.
  public enum Status {
    REQUIRES_ACTION,
    /// The latest attempt failed, or none was made yet. A delayed payment that fails returns to
    /// this state (docs.stripe.com/payments/paymentintents/lifecycle).
    REQUIRES_PAYMENT_METHOD,
    PROCESSING,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED,
    /// A value that Stripe added later.
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
