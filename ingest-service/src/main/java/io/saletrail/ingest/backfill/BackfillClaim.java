package io.saletrail.ingest.backfill;

import java.time.Instant;

/// A backfill that this replica may read, for as long as it holds the lease.
///
/// @param from the first moment of the period
/// @param to the moment after its last one
/// @param dryRun whether it is only dryRunFacts
/// @param lease what the lease is held under; nobody else has it
/// @param cursor where it begins, or goes on
/// @param counts what was read before
/// @param connected whether the account is one of ours
/// @param progressedAt when it last got on
record BackfillClaim(
    String backfill,
    String account,
    Instant from,
    Instant to,
    boolean dryRun,
    String lease,
    Cursor cursor,
    Counts counts,
    boolean connected,
    Instant progressedAt) {

  /// What a backfill has read so far.
  ///
  /// @param read objects read
  /// @param recovered those that nothing had brought before in this state
  record Counts(int read, int recovered) {
    Counts plus(Counts more) {
      return new Counts(read + more.read, recovered + more.recovered);
    }
  }
}
