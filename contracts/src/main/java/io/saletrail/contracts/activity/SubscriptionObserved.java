package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A subscription: what its payments share.
///
/// @param observation where and when it was observed
/// @param subscription `sub_…`
/// @param status Stripe's `status`
/// @param optedOut whether its metadata holds `trackdesk=false`
/// @param customer `cus_…`
/// @param createdAt when it started
/// @param canceledAt when it was cancelled
/// @param cancellationReason why it was cancelled, where Stripe states it
public record SubscriptionObserved(
    Observation observation,
    String subscription,
    Status status,
    boolean optedOut,
    Optional<String> customer,
    Instant createdAt,
    Optional<Instant> canceledAt,
    Optional<CancellationReason> cancellationReason)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/subscriptions/object, `status`.
  public enum Status {
    INCOMPLETE,
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    CANCELED,
    UNPAID,
    PAUSED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `cancellation_details.reason`.
  public enum CancellationReason {
    CANCELLATION_REQUESTED,
    PAYMENT_DISPUTED,
    /// Stripe ended it because its renewals could not be collected.
    PAYMENT_FAILED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return subscription;
  }

  /// Empty: payments of one subscription stay separate cases.
  @Override
  public Stream<String> ties() {
    return Stream.empty();
  }

  @Override
  public Stream<String> parents() {
    return Stream.concat(Stream.of(subscription), customer.stream());
  }
}
