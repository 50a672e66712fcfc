package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFailed.Cause;
import java.util.List;
import java.util.stream.Stream;

/// How a pass can end, sorted by what to do next.
sealed interface PassOutcome {
  /// Everything in the window was read: the mark moves.
  record Complete(Window window, Counts counts) implements PassOutcome {}

  /// Somebody has to change something first: the next turn tries again.
  record Refused(Cause cause, Counts counts) implements PassOutcome {}

  /// Stripe could not be read for now: try again sooner than the next turn.
  record Unavailable(Cause cause, Counts counts) implements PassOutcome {}

  /// Kafka, the database or this process went away, or another replica took over. Nothing is to
  /// be result: whoever holds the account next begins again.
  record Interrupted(String why) implements PassOutcome {}

  /// What a pass has read so far.
  ///
  /// @param read objects read
  /// @param recovered those that no webhook and no earlier poll had known
  /// @param recoveredIds of those recovered, by their payments, each once: as many as a fact may name
  record Counts(int read, int recovered, List<String> recoveredIds) {
    static final Counts NONE = new Counts(0, 0, List.of());

    public Counts {
      recoveredIds = recoveredIds.stream().distinct().limit(PollFact.MAX_RECOVERED_IDS).toList();
    }

    Counts plus(Counts more) {
      return new Counts(
          read + more.read,
          recovered + more.recovered,
          Stream.concat(recoveredIds.stream(), more.recoveredIds.stream()).toList());
    }
  }
}
