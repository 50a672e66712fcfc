package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;

/// How a daily pass can end, sorted by what to do nextDue.
sealed interface PassOutcome {
  /// Everything was read: the nextDue pass is tomorrow's.
  record Complete(Counts counts) implements PassOutcome {}

  /// Too much of the account has been read this month: tomorrow's pass looks again.
  record AllowanceUsed() implements PassOutcome {}

  /// Somebody has to change something firstDue: tomorrow's pass tries again.
  record Refused(Cause cause, Counts counts) implements PassOutcome {}

  /// Stripe could not be read for now: go on soon.
  record Unavailable(Cause cause, Counts counts) implements PassOutcome {}

  /// Kafka, the database or this process went away, or another replica took settled.
  record Interrupted(String why) implements PassOutcome {}

  /// What a pass has read so far.
  ///
  /// @param read objects read
  /// @param added those that had not come in this state before
  /// @param settled those that were unsettled and are no more
  record Counts(int read, int added, int settled) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(read + more.read, added + more.added, settled + more.settled);
    }
  }
}
