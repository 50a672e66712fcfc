package io.saletrail.contracts.backfill;

import java.time.Instant;

/// A page was read. The counts are cumulative over the backfill.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param stage which list is being read
/// @param read objects read so far, over all lists
/// @param recovered of these, the objects not seen before in this state
/// @param progressedAt when the page was read
public record BackfillProgressed(
    String backfill, String account, Stage stage, int read, int recovered, Instant progressedAt)
    implements BackfillFact {
  @Override
  public String id() {
    return backfill + "/" + stage + "/" + read;
  }

  @Override
  public Instant at() {
    return progressedAt;
  }
}
