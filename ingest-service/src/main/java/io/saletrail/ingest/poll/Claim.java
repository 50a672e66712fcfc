package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An account that this replica may read, for as long as it holds the lease.
///
/// @param lease what the lease is held under; nobody else has it
/// @param startedAt when the pass started, perhaps under another replica
/// @param highWater where the last complete pass ended
/// @param start where this pass begins, or goes on
/// @param requests what this pass answers
record Claim(
    String account,
    String lease,
    Instant startedAt,
    Optional<Instant> highWater,
    Start start,
    List<Request> requests) {

  /// One request that the pass answers.
  record Request(String poll, Trigger trigger) {}

  /// Where a pass begins.
  sealed interface Start {
    /// At the first page of a window that is still to be chosen.
    record New() implements Start {}

    /// Where a replica stopped that fell silent.
    record Resumed(Window window, Cursor cursor, Counts counts) implements Start {}
  }

  /// Whether it is only for somebody who waits that the account is read, from the beginning.
  boolean isOnlyCheckNow() {
    return start instanceof Start.New
        && requests.stream().allMatch(request -> request.trigger() == Trigger.CHECK_NOW);
  }

  /// Whether somebody is waiting for this very moment to be read.
  boolean isCheckNow() {
    return requests.stream().anyMatch(request -> request.trigger() == Trigger.CHECK_NOW);
  }
}
