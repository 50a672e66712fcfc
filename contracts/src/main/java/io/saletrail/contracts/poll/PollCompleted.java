package io.saletrail.contracts.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A poll read everything in its window.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it ran
/// @param from where its window began
/// @param to where its window ended: this very moment when somebody waits for it, else a minute ago
/// @param read objects read
/// @param recovered those of them that no webhook and no earlier poll had brought
/// @param completedAt when it ended
/// @param recoveredIds what was found, by the payment it belongs to: `pi_…`, else `in_…`, else the
///   object itself; each once, the first 20 of them; absent from facts of
///   before this field
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
