package io.saletrail.stack.bench;

import java.util.Arrays;
import java.util.Collection;

/// Percentiles of a set of times in milliseconds.
final class Percentiles {

  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  static Percentiles ofMillis(Collection<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /// The smallest time that `percent` of all times do not exceed; 0 if there are none.
  double at(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  String summary() {
    return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(at(50), at(99), at(100));
  }
}
