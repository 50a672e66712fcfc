package io.saletrail.ingest.replay;

import java.time.Instant;
import java.util.Optional;

/// A replay as operators see it.
///
/// @param account whose events; absent for everybody's
/// @param state RUNNING, COMPLETE or CANCELLED
/// @param read events read
/// @param activities facts that they show, sent again unless it is a dry run
/// @param skipped events about nothing of ours
/// @param unreadable events that the reader cannot read yet: they are in quarantine
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
