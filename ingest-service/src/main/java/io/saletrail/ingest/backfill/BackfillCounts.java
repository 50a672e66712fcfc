package io.saletrail.ingest.backfill;

/// The counts of a backfill.
///
/// @param read objects read
/// @param recovered objects not known before in this state
record BackfillCounts(int read, int recovered) {
  static final BackfillCounts NONE = new BackfillCounts(0, 0);

  BackfillCounts plus(BackfillCounts more) {
    return new BackfillCounts(read + more.read, recovered + more.recovered);
  }
}
