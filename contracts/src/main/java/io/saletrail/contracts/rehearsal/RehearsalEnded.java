package io.saletrail.contracts.rehearsal;

import java.time.Instant;

/// Nothing more follows of a rehearsal.
///
/// @param backfill the backfill that was rehearsed, a UUID
/// @param account the merchant, `acct_…`
/// @param ending whether it is to be assessed
/// @param endedAt when it ended
public record RehearsalEnded(String backfill, String account, Ending ending, Instant endedAt)
    implements RehearsalFact {

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
