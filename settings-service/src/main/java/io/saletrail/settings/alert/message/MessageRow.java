package io.saletrail.settings.alert.message;

import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.destination.DestinationKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A due message whose lease this replica holds.
///
/// @param attempts this attempt included
/// @param address encrypted; empty where the destination was removed, or is configuration
/// @param secret encrypted
record MessageRow(
    UUID id,
    String account,
    Audience audience,
    DestinationKind kind,
    AlertContent content,
    Instant createdAt,
    int attempts,
    Optional<String> address,
    Optional<String> secret) {}
