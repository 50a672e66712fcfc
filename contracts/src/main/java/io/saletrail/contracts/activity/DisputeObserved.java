package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A dispute: the buyer's bank asks for the money back. A `WARNING_…` moves none.
///
/// @param observation where and when it was seen
/// @param dispute `du_…` or `dp_…`
/// @param status where it stands
/// @param amount what is disputed
/// @param charge `ch_…`
/// @param paymentIntent `pi_…`
/// @param createdAt when it was opened
public record DisputeObserved(
    Observation observation,
    String dispute,
    Status status,
    Money amount,
    Optional<String> charge,
    Optional<String> paymentIntent,
    Instant createdAt)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/disputes/object, `status`.
  public enum Status {
    WARNING_NEEDS_RESPONSE,
    WARNING_UNDER_REVIEW,
    WARNING_CLOSED,
    NEEDS_RESPONSE,
    UNDER_REVIEW,
    WON,
    LOST,
    PREVENTED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return dispute;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(Stream.of(dispute), charge.stream(), paymentIntent.stream())
        .flatMap(ids -> ids);
  }
}
