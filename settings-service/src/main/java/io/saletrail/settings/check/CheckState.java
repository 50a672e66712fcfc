package io.saletrail.settings.check;

/// Where a check stands.
public enum CheckState {
  REQUESTED(0),
  RUNNING(1),
  FAILED(2),
  /// Above FAILED: a check that was taken up again and ended well ended well.
  COMPLETED(3);

  private final int rank;

  CheckState(int rank) {
    this.rank = rank;
  }

  /// How far it is: of two facts about one check the one further on is the newer.
  int rank() {
    return rank;
  }

  public boolean underWay() {
    return switch (this) {
      case REQUESTED, RUNNING -> true;
      case FAILED, COMPLETED -> false;
    };
  }
}
