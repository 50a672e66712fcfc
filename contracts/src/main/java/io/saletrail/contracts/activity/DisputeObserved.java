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
/// @param caseType what the card network calls it; absent for other methods and old renderings
/// @param withdrawn what its balance transactions took, in the account's own currency; absent where
///   none are told
/// @param reinstated what its balance transactions gave back, in the same currency
public record DisputeObserved(
    Observation observation,
    String dispute,
    Status status,
    Money amount,
    Optional<String> charge,
    Optional<String> paymentIntent,
    Instant createdAt,
    Optional<CaseType> caseType,
    Optional<Money> withdrawn,
    Optional<Money> reinstated)
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
    /// Closed because the merchant refunded the charge; until about 2023.
    CHARGE_REFUNDED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `payment_method_details.card.case_type`.
  public enum CaseType {
    /// The network stopped it before it was made: no money moved.
    BLOCK,
    CHARGEBACK,
    COMPLIANCE,
    INQUIRY,
    /// The network gave the buyer the money back at once (Visa's Rapid Dispute Resolution).
    RESOLUTION,
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
