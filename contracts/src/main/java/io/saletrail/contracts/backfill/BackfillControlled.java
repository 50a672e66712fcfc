package io.saletrail.contracts.backfill;

import java.time.Instant;

/// Somebody stopped a backfill for a while, let it go on, or ended it.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param sequence counts these facts of one backfill from 1: the highest is what holds
/// @param command what was wanted
/// @param controlledAt when
public record BackfillControlled(
    String backfill, String account, int sequence, Command command, Instant controlledAt)
    implements BackfillFact {

  /// What was wanted.
  public enum Command {
    PAUSED,
    RESUMED,
    /// For good. What was read for real by then stays.
    CANCELLED
  }

  @Override
  public String id() {
    return backfill + "/controlled/" + sequence;
  }

  @Override
  public Instant at() {
    return controlledAt;
  }
}
