package io.saletrail.ingest.allowance;

/// Whether something may be read.
public enum AllowanceDecision {
  GO,
  /// Not today, or not before others have grown old; it loses nothing by waiting.
  LATER,
  /// Somebody asked, and is told no.
  REFUSED
}
