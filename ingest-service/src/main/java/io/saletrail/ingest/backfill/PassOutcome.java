package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.ingest.backfill.BackfillClaim.Counts;

/// How reading can end, sorted by what to do next.
sealed interface PassOutcome {
  /// Everything of the period was read.
  record Complete(Counts counts) implements PassOutcome {}

  /// Somebody has to change something first: the backfill is over.
  record Refused(Cause cause, Counts counts) implements PassOutcome {}

  /// Stripe could not be read for now: go on later.
  record Unavailable(Counts counts) implements PassOutcome {}

  /// Enough of the account was read for now: go on when there is slots again.
  record AllowanceUsed() implements PassOutcome {}

  /// It was paused or cancelled, or another replica took over: nothing is to be done.
  record LeaseLost() implements PassOutcome {}

  /// Kafka, the database or this process went away: go on soon.
  record Interrupted(String why) implements PassOutcome {}
}
