package io.saletrail.conversion.cases;

/// What is loaded at most. A usual case has about ten facts; these limits are for the exceptions.
final class LoadLimits {
  /// Facts in memory together, unless one case has more.
  static final int FACTS = 2_000;

  /// Facts that are loaded without being counted first.
  static final int FEW_FACTS = 500;

  /// Cases in memory together: each brings its decisions and a head.
  static final int CASES = 200;

  /// Facts per case. Of a larger case the oldest half and the newest half are read: they show how
  /// the payment started and its current state.
  static final int FACTS_OF_CASE = 10_000;

  private LoadLimits() {}
}
