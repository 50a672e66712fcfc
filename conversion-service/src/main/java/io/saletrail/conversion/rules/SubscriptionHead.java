package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.util.List;
import java.util.Optional;

/// What the payments of one subscription share: a bounded part, however many payments there are.
///
/// @param state the newest state of the subscription
/// @param sessions observations of the Checkout Sessions that started it
/// @param slots its first invoices, in order: as many as [Slot#needed] requires
public record SubscriptionHead(
    Optional<SubscriptionObserved> state, List<SessionObserved> sessions, List<Slot> slots) {

  static final SubscriptionHead NONE = new SubscriptionHead(Optional.empty(), List.of(), List.of());
}
