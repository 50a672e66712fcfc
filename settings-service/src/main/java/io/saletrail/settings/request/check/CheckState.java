package io.saletrail.settings.request.check;

/// The state of a check. Of two facts about one check, the one with the later state counts.
public enum CheckState {
  REQUESTED,
  RUNNING,
  FAILED,
  /// After FAILED: a check can fail, resume and complete.
  COMPLETED;

  public boolean inProgress() {
    return switch (this) {
      case REQUESTED, RUNNING -> true;
      case FAILED, COMPLETED -> false;
    };
  }
}
