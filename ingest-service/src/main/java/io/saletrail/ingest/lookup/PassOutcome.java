package io.saletrail.ingest.lookup;

import io.saletrail.contracts.lookup.LookupEnded.Outcome;

/// How a traversal can end, sorted by what to do next.
sealed interface PassOutcome {
  /// There is nothing more to ask.
  ///
  /// @param read objects read
  record Ended(Outcome outcome, int read) implements PassOutcome {}

  /// Stripe could not be read for now: try again later.
  record Unavailable() implements PassOutcome {}
}
