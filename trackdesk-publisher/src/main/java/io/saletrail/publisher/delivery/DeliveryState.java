package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import java.time.Instant;

/// Where a delivery is, sorted by what it waits for.
public sealed interface DeliveryState {
  /// Waits for its turn.
  ///
  /// @param at not before this; while a call is under way, the time at which it counts as lost
  record Due(Instant at, Urgency urgency) implements DeliveryState {}

  /// Waits for nothing: Trackdesk holds what it should.
  record Delivered() implements DeliveryState {}

  /// Waits for somebody to change what Trackdesk refused.
  record Refused(DeliveryAttempted.Call call, Refusal reason) implements DeliveryState {}

  /// Waits for the merchant; goes on by itself.
  record Held(DeliveryHeld.Cause cause) implements DeliveryState {}

  /// Was tried for as long as the merchant would want it.
  record GivenUp() implements DeliveryState {}

  /// Which deliveries of a lane go first.
  enum Urgency {
    /// A sale or a status that just came up.
    FRESH,
    /// One that Trackdesk's trouble has delayed already.
    RETRY,
    /// A sale of long ago that is yet to be created, tried before or not.
    BACKFILL
  }
}
