package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An account that this replica may read, for as long as it holds the lease.
///
/// @param lease what the lease is held under; nobody else has it
/// @param highWater where the last complete pass ended
/// @param requests what this pass answers
record Claim(String account, String lease, Optional<Instant> highWater, List<Asked> requests) {

    /// One request that the pass answers.
    record Asked(String poll, Trigger trigger) {}
}
