package io.saletrail.ingest.allowance;

/// Whether a read may proceed.
public enum AllowanceDecision {
  PROCEED,
  /// Later: the work loses nothing by waiting.
  DEFER,
  /// No: the caller gets an error.
  REFUSE
}
