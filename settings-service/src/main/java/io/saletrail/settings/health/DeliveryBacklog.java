package io.saletrail.settings.health;

import java.time.Instant;
import java.util.Optional;

/// What of a merchant waits.
///
/// @param due conversions whose next call to Trackdesk is due, or will be
/// @param oldestDueAt since when the oldest of them has been
/// @param held conversions that wait for somebody to save or change something
/// @param lacking payments whose facts are not all there yet, and are asked for
/// @param oldestLackingAt since when the oldest of them has waited
record DeliveryBacklog(
    long due,
    Optional<Instant> oldestDueAt,
    long held,
    long lacking,
    Optional<Instant> oldestLackingAt) {}
