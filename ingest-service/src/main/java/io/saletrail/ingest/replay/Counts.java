package io.saletrail.ingest.replay;

/// The counts of a replay.
///
/// @param read events read
/// @param activities facts read
/// @param skipped events without activity
/// @param unreadable events that no reader can read yet
record Counts(int read, int activities, int skipped, int unreadable) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(
        read + more.read,
        activities + more.activities,
        skipped + more.skipped,
        unreadable + more.unreadable);
  }
}
