package io.saletrail.stack.bench;

import java.time.Duration;

/// The size of a fairness measurement.
///
/// @param rounds of which the median counts
/// @param sales of the quiet merchant in each round
/// @param every the time between them
/// @param flood events, look-ups or payments of the busy merchant in each round
public record FairnessScale(int rounds, int sales, Duration every, int flood) {

  /// For `make bench`.
  public static final FairnessScale LONG = new FairnessScale(3, 100, Duration.ofMillis(200), 5_000);

  /// To try it.
  public static final FairnessScale SHORT = new FairnessScale(1, 20, Duration.ofMillis(200), 300);
}
