package io.saletrail.settings.request.check;

/// The state of a check.
public enum CheckState {
  REQUESTED(0),
  RUNNING(1),
  FAILED(2),
  /// Above FAILED: a check can fail, resume and complete.
  COMPLETED(3);

  private final int rank;

  CheckState(int rank) {
    this.rank = rank;
  }

  /// Of two facts about one check the higher rank is newer.
  int rank() {
    return rank;
  }

  public boolean inProgress() {
    return switch (this) {
      case REQUESTED, RUNNING -> true;
      case FAILED, COMPLETED -> false;
    };
  }
}
