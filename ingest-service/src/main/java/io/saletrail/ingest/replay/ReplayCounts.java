package io.saletrail.ingest.replay;

/// The counts of a replay.
///
/// @param read events read
/// @param activities facts read
/// @param skipped events without activity
/// @param unreadable events that no reader can read yet
record ReplayCounts(int read, int activities, int skipped, int unreadable) {
  static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0);

  ReplayCounts plus(ReplayCounts more) {
    return new ReplayCounts(
        read + more.read,
        activities + more.activities,
        skipped + more.skipped,
        unreadable + more.unreadable);
  }
}
