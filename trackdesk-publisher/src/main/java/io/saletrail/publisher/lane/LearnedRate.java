package io.saletrail.publisher.lane;

import java.time.Instant;

/// A tenant's rate as learned from 429s.
///
/// @param rate calls per second that did not exceed the limit, as far as known
/// @param since when it was learned
record LearnedRate(int rate, Instant since) {
  /// Nothing was learned: the merchants' own rate applies.
  static final LearnedRate AS_SET = new LearnedRate(Integer.MAX_VALUE, Instant.EPOCH);
}
