package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A refund. One that succeeded can still fail weeks later, and then the money is the merchant's
/// again.
///
/// @param observation where and when it was seen
/// @param refund `re_…` or `pyr_…`
/// @param status whether the money went back
/// @param amount what goes back
/// @param charge `ch_…`
/// @param paymentIntent `pi_…`
/// @param createdAt when it was asked for
public record RefundObserved(
    Observation observation,
    String refund,
    Status status,
    Money amount,
    Optional<String> charge,
    Optional<String> paymentIntent,
    Instant createdAt)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/refunds/object, `status`.
  public enum Status {
    PENDING,
    REQUIRES_ACTION,
    SUCCEEDED,
    FAILED,
    CANCELED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return refund;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(Stream.of(refund), charge.stream(), paymentIntent.stream())
        .flatMap(ids -> ids);
  }
}
