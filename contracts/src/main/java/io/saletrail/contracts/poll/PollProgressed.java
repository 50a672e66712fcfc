package io.saletrail.contracts.poll;

import java.time.Instant;

/// A page was read. The counts are cumulative over the poll.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it runs
/// @param stage what is being read
/// @param read objects read so far, over all stages
/// @param recovered of these, the objects that no webhook and no earlier poll had delivered
/// @param progressedAt when the page was read
public record PollProgressed(
    String poll,
    String account,
    Trigger trigger,
    Stage stage,
    int read,
    int recovered,
    Instant progressedAt)
    implements PollFact {
  @Override
  public String id() {
    return poll + "/" + stage + "/" + read;
  }

  @Override
  public Instant at() {
    return progressedAt;
  }
}
