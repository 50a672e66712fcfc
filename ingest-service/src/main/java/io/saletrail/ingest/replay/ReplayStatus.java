package io.saletrail.ingest.replay;

import java.time.Instant;
import java.util.Optional;

/// A replay, as in the API.
///
/// @param account the account; absent for all accounts
/// @param state RUNNING, COMPLETE or CANCELLED
/// @param read events read
/// @param activities facts read, published unless it is a dry run
/// @param skipped events without activity
/// @param unreadable events that no reader can read yet: they are in quarantine
record ReplayStatus(
    String id,
    Optional<String> account,
    Instant from,
    Instant to,
    boolean dryRun,
    String state,
    int read,
    int activities,
    int skipped,
    int unreadable,
    Instant requestedAt,
    Optional<Instant> endedAt) {}
