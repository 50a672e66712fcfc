package io.saletrail.ingest.job;

/// The kinds of jobs. POLL and DAILY recur for every merchant, the others end.
public enum JobKind {
  POLL,
  DAILY,
  BACKFILL,
  LOOKUP,
  REPLAY;

  /// The primary key of a job.
  public String id(String key) {
    return name() + "/" + key;
  }
}
