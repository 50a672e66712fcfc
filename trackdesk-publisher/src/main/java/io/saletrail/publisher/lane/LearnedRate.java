package io.saletrail.publisher.lane;

import java.time.Instant;

/// What a lane has learned about its tenant's rate.
///
/// @param rate calls in a second that were not too many, as far as is known
/// @param since when that was learned
record LearnedRate(int rate, Instant since) {
  /// Nothing was learned: what the merchants have set is right.
  static final LearnedRate AS_SET = new LearnedRate(Integer.MAX_VALUE, Instant.EPOCH);
}
