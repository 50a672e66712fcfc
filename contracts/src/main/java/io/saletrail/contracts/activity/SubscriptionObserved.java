package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A subscription: what its payments share.
///
/// @param observation where and when it was seen
/// @param subscription `sub_…`
/// @param status whether it lives
/// @param optedOut the merchant wrote `trackdesk=false` into its metadata
/// @param customer `cus_…`
/// @param createdAt when it began
/// @param canceledAt when it was cancelled
/// @param cancellationReason who or what ended it, where Stripe says so
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
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `cancellation_details.reason`.
  public enum CancellationReason {
    CANCELLATION_REQUESTED,
    PAYMENT_DISPUTED,
    /// Stripe ended it because its renewals could not be collected.
    PAYMENT_FAILED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return subscription;
  }

  /// None: the payments of one subscription are payments each.
  @Override
  public Stream<String> ties() {
    return Stream.empty();
  }

  @Override
  public Stream<String> parents() {
    return Stream.concat(Stream.of(subscription), customer.stream());
  }
}
