package io.saletrail.contracts.backfill;

import java.time.Instant;

/// Somebody stopped a backfill for a while, let it go on, or ended it.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param turn counts these facts of one backfill from 1: the highest is what holds
/// @param step what was wanted
/// @param steeredAt when
public record BackfillControlled(
    String backfill, String account, int turn, Step step, Instant steeredAt)
    implements BackfillFact {

  /// What was wanted.
  public enum Step {
    PAUSED,
    RESUMED,
    /// For good. What was read for real by then stays.
    CANCELLED
  }

  @Override
  public String id() {
    return backfill + "/steered/" + turn;
  }

  @Override
  public Instant at() {
    return steeredAt;
  }
}
