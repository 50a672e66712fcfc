package io.saletrail.contracts.dryrun;

import java.time.Instant;

/// Nothing more follows of a rehearsal.
///
/// @param backfill the backfill that was rehearsed, a UUID
/// @param account the merchant, `acct_…`
/// @param ending whether it is to be assessed
/// @param endedAt when it ended
public record DryRunEnded(String backfill, String account, Ending ending, Instant endedAt)
    implements DryRunFact {

  /// Whether a rehearsal is to be assessed.
  public enum Ending {
    /// Everything of the period is here.
    COMPLETE,
    /// It was cancelled or could not go on: what is here is to be forgotten.
    ABANDONED
  }

  @Override
  public String id() {
    return backfill + "/rehearsal-ended";
  }

  @Override
  public Instant at() {
    return endedAt;
  }
}
