package io.saletrail.settings.health;

import java.time.Instant;
import java.util.Optional;

/// A merchant's pending deliveries and payments.
///
/// @param due conversions with a call due now or later
/// @param oldestDueAt since when the oldest is due
/// @param awaitingDetails payments whose details are being fetched
/// @param oldestAwaitingAt since when the oldest is incomplete
record DeliveryBacklog(
    long due,
    Optional<Instant> oldestDueAt,
    long awaitingDetails,
    Optional<Instant> oldestAwaitingAt) {}
