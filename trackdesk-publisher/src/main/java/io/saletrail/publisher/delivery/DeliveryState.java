package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import java.time.Instant;

/// Where a delivery is, sorted by what it waits for.
public sealed interface DeliveryState {
  /// Waits for a lane.
  ///
  /// @param at not before this; while a call is in flight, the time at which it counts as lost
  record Due(Instant at, Priority priority) implements DeliveryState {}

  /// Waits for nothing: Trackdesk holds what it should.
  record Delivered() implements DeliveryState {}

  /// Waits until the cause of Trackdesk's refusal is fixed.
  record Refused(DeliveryAttempted.Call call, Refusal reason) implements DeliveryState {}

  /// Waits for the merchant's settings; resumes automatically.
  record Held(DeliveryHeld.Cause cause) implements DeliveryState {}

  /// Was tried for [RetryConfig#giveUpAfter].
  record GivenUp() implements DeliveryState {}

  /// Which deliveries of a lane go first.
  enum Priority {
    /// A sale or a status that just came up.
    NEW,
    /// One that failed before.
    RETRY,
    /// A sale of long ago that is yet to be created, tried before or not.
    BACKFILL
  }
}
