package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A charge: one attempt to move money, and the object whose id Trackdesk knows a conversion by.
///
/// @param observation where and when it was observed
/// @param charge `ch_…` or `py_…`
/// @param status whether the money moved
/// @param amount what was charged
/// @param capturedMinor what was captured, smallest units; 0 while only authorised
/// @param refundedMinor running total of refunds, smallest units. Where the capture was made in a
///   version before 2025-03-31.basil it also includes what was authorised and not captured
///   (docs.stripe.com/changelog/basil, "Removes the refund from partial capture")
/// @param paymentIntent `pi_…`; charges of the old API have none
/// @param invoice `in_…`; only in API versions before basil
/// @param createdAt when the charge was made
/// @param optedOut whether its metadata holds `trackdesk=false`; absent means no
public record ChargeObserved(
    Observation observation,
    String charge,
    Status status,
    Money amount,
    long capturedMinor,
    long refundedMinor,
    Optional<String> paymentIntent,
    Optional<String> invoice,
    Instant createdAt,
    Optional<Boolean> optedOut)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/charges/object, `status`.
  public enum Status {
    SUCCEEDED,
    PENDING,
    FAILED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return charge;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(Stream.of(charge), paymentIntent.stream(), invoice.stream())
        .flatMap(ids -> ids);
  }
}
