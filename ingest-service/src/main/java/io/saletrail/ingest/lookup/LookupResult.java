package io.saletrail.ingest.lookup;

import io.saletrail.contracts.lookup.LookupEnded.Outcome;

/// The result of a look-up.
///
/// @param read objects read
record LookupResult(Outcome outcome, int read) {
  static final LookupResult NONE = new LookupResult(Outcome.UNKNOWN_OBJECT, 0);
}
