package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A refund. A succeeded refund can still fail weeks later; the funds then return to the merchant.
///
/// @param observation where and when it was observed
/// @param refund `re_…` or `pyr_…`
/// @param status Stripe's `status`
/// @param amount the refunded amount
/// @param charge `ch_…`
/// @param paymentIntent `pi_…`
/// @param createdAt when it was requested
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
    /// A value that Stripe added later.
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
