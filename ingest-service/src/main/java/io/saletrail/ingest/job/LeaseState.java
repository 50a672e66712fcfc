package io.saletrail.ingest.job;

/// Whether a replica still held its lease when it wrote under it.
public enum LeaseState {
  HELD,
  LOST
}
