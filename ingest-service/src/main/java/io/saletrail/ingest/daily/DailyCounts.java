package io.saletrail.ingest.daily;

/// The counts of a daily pass.
///
/// @param read objects read
/// @param added objects not known before in this state
/// @param settled unsettled objects that are final now
record DailyCounts(int read, int added, int settled) {
  static final DailyCounts NONE = new DailyCounts(0, 0, 0);

  DailyCounts plus(DailyCounts more) {
    return new DailyCounts(read + more.read, added + more.added, settled + more.settled);
  }
}
