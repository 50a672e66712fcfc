package io.saletrail.contracts.backfill;

import java.time.Instant;

/// Everything of the period was read. For real, what comes of it follows as conversions; of a
/// rehearsal follows [BackfillAssessed].
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param dryRun whether it is only reckoned what would come of it
/// @param read objects read
/// @param recovered those of them that nothing had brought before in this state
/// @param readAt when the last was read
public record BackfillReadCompleted(
    String backfill, String account, boolean dryRun, int read, int recovered, Instant readAt)
    implements BackfillFact {
  @Override
  public String id() {
    return backfill + "/read";
  }

  @Override
  public Instant at() {
    return readAt;
  }
}
