package io.saletrail.contracts.backfill;

import java.time.Instant;

/// A merchant or operator paused, resumed or cancelled a backfill.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param sequence counts these facts of one backfill from 1: the highest is current
/// @param command the command
/// @param controlledAt when it was given
public record BackfillControlled(
    String backfill, String account, int sequence, Command command, Instant controlledAt)
    implements BackfillFact {

  /// The command.
  public enum Command {
    PAUSED,
    RESUMED,
    /// Final. What was read without a dry run stays.
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
