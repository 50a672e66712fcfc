package io.saletrail.settings.request.backfill;

/// The phase of a backfill.
public enum BackfillPhase {
  REQUESTED(0),
  READING(1),
  /// A dry run has been read, and its result is being computed.
  ASSESSING(2),
  FAILED(3),
  CANCELLED(3),
  COMPLETE(3);

  private static final int ENDED = 3;

  private final int rank;

  BackfillPhase(int rank) {
    this.rank = rank;
  }

  /// Of two facts about one backfill the higher rank is newer.
  int rank() {
    return rank;
  }

  public boolean inProgress() {
    return rank < ENDED;
  }
}
