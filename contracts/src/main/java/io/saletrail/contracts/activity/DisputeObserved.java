package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A dispute: the buyer's bank reclaims the payment. A `WARNING_…` moves no money.
///
/// @param observation where and when it was observed
/// @param dispute `du_…` or `dp_…`
/// @param status Stripe's `status`
/// @param amount disputed amount
/// @param charge `ch_…`
/// @param paymentIntent `pi_…`
/// @param createdAt when it was opened
/// @param caseType the card network's type of case; absent for other methods and old API versions
/// @param withdrawn sum that its balance transactions withdrew, in the account's own currency;
///   absent where the event lists none
/// @param reinstated sum that they reinstated, in the same currency
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
    /// Closed because the merchant refunded the charge; used until about 2023.
    CHARGE_REFUNDED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `payment_method_details.card.case_type`.
  public enum CaseType {
    /// The network blocked it before it was filed: no money moved.
    BLOCK,
    CHARGEBACK,
    COMPLIANCE,
    INQUIRY,
    /// The network refunded the buyer immediately (Visa's Rapid Dispute Resolution).
    RESOLUTION,
    /// A value that Stripe added later.
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
