package io.saletrail.ingest.allowance;

/// Whether something may be read.
public enum AllowanceDecision {
  PROCEED,
  /// Not today, or not before others have grown old; it loses nothing by waiting.
  DEFER,
  /// Somebody asked, and is told no.
  REFUSE
}
