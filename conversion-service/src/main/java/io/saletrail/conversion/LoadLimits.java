package io.saletrail.conversion;

/// What one transaction loads and decides at most. A usual case has about ten facts; these limits
/// are for the exceptions.
final class LoadLimits {
  /// Facts in memory together, unless one case has more.
  static final int FACTS = 2_000;

  /// Cases in memory together: each brings its decisions and a head.
  static final int CASES = 200;

  /// Facts per case. Of a larger case the oldest half and the newest half are read: they show how
  /// the payment started and its current state.
  static final int FACTS_OF_CASE = 10_000;

  /// Observations of attributing sessions per subscription or customer, the newest first.
  static final int SESSION_OBSERVATIONS = 20;

  /// Cases of one subscription or customer that are decided together with a change of their head.
  /// The sweep decides the others, as many per transaction.
  static final int SLICE = 100;

  /// Cases that one transaction decides for changed heads, of all subscriptions and customers
  /// together.
  static final int SLICES = 1_000;

  private LoadLimits() {}
}
