package io.saletrail.settings.request.backfill;

/// The phase of a backfill.
public enum BackfillPhase {
  REQUESTED,
  READING,
  /// A dry run has been read, and its result is being computed.
  ASSESSING,
  FAILED,
  CANCELLED,
  COMPLETE;

  public boolean inProgress() {
    return switch (this) {
      case REQUESTED, READING, ASSESSING -> true;
      case FAILED, CANCELLED, COMPLETE -> false;
    };
  }
}
