package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import java.time.Instant;

/// The state of a delivery, by what it waits for.
public sealed interface DeliveryState {
  /// Waits for a lane.
  ///
  /// @param at not before this time; while a call is in flight, the time at which it counts as lost
  record Due(Instant at, Priority priority) implements DeliveryState {}

  /// Delivered: Trackdesk holds the desired state.
  record Delivered() implements DeliveryState {}

  /// Waits until the cause of Trackdesk's refusal is fixed.
  record Refused(DeliveryAttempted.Call call, Refusal reason) implements DeliveryState {}

  /// Waits for the merchant: for settings, and then resumes automatically, or for a re-drive.
  record Held(DeliveryHeld.Cause cause) implements DeliveryState {}

  /// Given up after [RetryConfig#giveUpAfter].
  record GivenUp() implements DeliveryState {}

  /// The order of deliveries within a lane.
  enum Priority {
    /// A new sale or status.
    NEW,
    /// A failed delivery.
    RETRY,
    /// An old sale that is not created yet, retried or not.
    BACKFILL
  }
}
