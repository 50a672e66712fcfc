package io.saletrail.publisher.lane;

import java.time.Instant;

/// What a lane has learned about its tenant's rate.
///
/// @param rate calls in a second that were not too many, as far as is known
/// @param since when that was learned
record Pace(int rate, Instant since) {
  /// Nothing was learned: what the merchants have set is right.
  static final Pace AS_SET = new Pace(Integer.MAX_VALUE, Instant.EPOCH);
}
