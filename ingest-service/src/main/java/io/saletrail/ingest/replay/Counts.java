package io.saletrail.ingest.replay;

/// What a replay has come to so far.
///
/// @param read events read
/// @param activities facts that they show
/// @param skipped events about nothing of ours
/// @param unreadable events that the reader cannot read yet
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
