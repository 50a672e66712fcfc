package io.saletrail.ingest.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A replay that this replica makes, for as long as it holds the lease.
///
/// @param account whose events; empty for everybody's
/// @param from when the first of them came into the topic
/// @param to when the span ends
/// @param dryRun whether they are only read and counted
/// @param lease what the lease is held under
/// @param cursor where it goes on; empty before it has begun
record ReplayClaim(
    String replay,
    Optional<String> account,
    Instant from,
    Instant to,
    boolean dryRun,
    String lease,
    Optional<Map<Integer, OffsetRange>> cursor,
    Counts counts) {

  /// What is left of one partition.
  ///
  /// @param next the offset to go on at
  /// @param end the offset to stop before
  record OffsetRange(long next, long end) {}
}
