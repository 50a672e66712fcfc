package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;

/// How a daily pass can end, sorted by what to do next.
sealed interface PassOutcome {
  /// Everything was read: the next pass is tomorrow's.
  record Complete(Counts counts) implements PassOutcome {}

  /// Too much of the account has been read this month: tomorrow's pass looks again.
  record Saved() implements PassOutcome {}

  /// Somebody has to change something first: tomorrow's pass tries again.
  record Refused(Cause cause, Counts counts) implements PassOutcome {}

  /// Stripe could not be read for now: go on soon.
  record Unavailable(Cause cause, Counts counts) implements PassOutcome {}

  /// Kafka, the database or this process went away, or another replica took over.
  record Interrupted(String why) implements PassOutcome {}

  /// What a pass has read so far.
  ///
  /// @param read objects read
  /// @param fresh those that had not come in this state before
  /// @param settled those that were open and are no more
  record Counts(int read, int fresh, int settled) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(read + more.read, fresh + more.fresh, settled + more.settled);
    }
  }
}
