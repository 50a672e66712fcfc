package io.saletrail.contracts.dryrun;

import java.time.Instant;

/// The end of a dry run.
///
/// @param backfill the backfill, a UUID
/// @param account the merchant, `acct_…`
/// @param ending whether its result is computed
/// @param endedAt when it ended
public record DryRunEnded(String backfill, String account, Ending ending, Instant endedAt)
    implements DryRunFact {

  /// Whether the result of a dry run is computed.
  public enum Ending {
    /// Everything of the period was read.
    COMPLETE,
    /// It was cancelled or failed: consumers discard what they hold of it.
    ABANDONED
  }

  @Override
  public String id() {
    return backfill + "/dry-run-ended";
  }

  @Override
  public Instant at() {
    return endedAt;
  }
}
