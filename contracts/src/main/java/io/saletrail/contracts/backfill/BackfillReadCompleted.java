package io.saletrail.contracts.backfill;

import java.time.Instant;

/// Everything of the period was read. Conversions follow; after a dry run [BackfillAssessed]
/// follows.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param dryRun whether the result is only computed and then rolled back
/// @param read objects read
/// @param recovered of these, the objects not seen before in this state
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
