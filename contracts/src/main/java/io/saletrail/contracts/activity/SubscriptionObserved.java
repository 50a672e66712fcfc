package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A subscription: what ties renewals to the session, and so to the click.
///
/// @param observation where and when it was seen
/// @param subscription `sub_…`
/// @param status whether it lives
/// @param optedOut the merchant wrote `trackdesk=false` into its metadata
/// @param customer `cus_…`
/// @param createdAt when it began
/// @param canceledAt when it was cancelled
public record SubscriptionObserved(
    Observation observation,
    String subscription,
    Status status,
    boolean optedOut,
    Optional<String> customer,
    Instant createdAt,
    Optional<Instant> canceledAt)
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

  @Override
  public String object() {
    return subscription;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(subscription);
  }
}
