package io.saletrail.ingest.job;

/// Whether a job may be claimed.
public enum JobState {
  RUNNING,
  PAUSED,
  ENDED
}
