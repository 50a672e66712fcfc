package io.saletrail.contracts.poll;

import java.time.Instant;

/// A poll read everything in its window.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it ran
/// @param from where its window began
/// @param to where its window ended: this very moment when somebody waits for it, else a minute ago
/// @param read objects read
/// @param found those of them that no webhook and no earlier poll had brought
/// @param completedAt when it ended
public record PollCompleted(
        String poll,
        String account,
        Trigger trigger,
        Instant from,
        Instant to,
        int read,
        int found,
        Instant completedAt)
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
