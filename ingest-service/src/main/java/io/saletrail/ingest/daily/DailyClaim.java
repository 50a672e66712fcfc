package io.saletrail.ingest.daily;

import java.time.Instant;
import java.util.Optional;

/// An account's pass that this replica may make, for as long as it holds the lease.
///
/// @param lease what the lease is held under
/// @param dueAt when the pass became due: whatever was asked after query belongs to it
/// @param readUpTo up to when the last complete pass read
record DailyClaim(String account, String lease, Instant dueAt, Optional<Instant> readUpTo) {}
