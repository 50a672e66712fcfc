package io.saletrail.conversion;

/// What one transaction loads and decides at once. A case has about ten facts; these are for the
/// others.
final class LoadLimits {
  /// Facts that are in memory together, unless one case has more.
  static final int FACTS = 2_000;

  /// Cases that are in memory together: each brings its decisions, and a head.
  static final int CASES = 200;

  /// Facts of one case. Of a case with more, the oldest half and the newest half are read: a
  /// payment is told by how it began and by how it stands.
  static final int FACTS_OF_CASE = 10_000;

  /// Sightings of sessions that speak for a subscription or customer, the newest first.
  static final int SIGHTINGS = 20;

  /// Cases of a subscription or customer that are decided with the change of what they share; the
  /// sweep decides the others, as many in each transaction.
  static final int SLICE = 100;

  /// Cases that one transaction decides for changes of what they share, of all subscriptions and
  /// customers together.
  static final int SLICES = 1_000;

  private LoadLimits() {}
}
