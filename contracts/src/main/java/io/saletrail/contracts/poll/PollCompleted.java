package io.saletrail.contracts.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A poll read everything in its window.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it ran
/// @param from start of its window
/// @param to end of its window: the current moment for Check Now, else a minute before it
/// @param read objects read
/// @param recovered of these, the objects that no webhook and no earlier poll had delivered
/// @param completedAt when it ended
/// @param recoveredIds the recovered objects by payment: `pi_…`, else `in_…`, else the object
///   itself; distinct, at most 20; absent in older facts
public record PollCompleted(
    String poll,
    String account,
    Trigger trigger,
    Instant from,
    Instant to,
    int read,
    int recovered,
    Instant completedAt,
    Optional<List<String>> recoveredIds)
    implements PollFact {
  @Override
  public String id() {
    return poll + "/completed";
  }

  @Override
  public Instant at() {
    return completedAt;
  }
}
