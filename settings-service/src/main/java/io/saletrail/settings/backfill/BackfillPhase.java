package io.saletrail.settings.backfill;

/// How far a backfill is.
public enum BackfillPhase {
  REQUESTED(0),
  READING(1),
  /// A rehearsal has been read, and it is being reckoned what would come of it.
  ASSESSING(2),
  FAILED(3),
  CANCELLED(3),
  COMPLETE(3);

  private static final int ENDED = 3;

  private final int rank;

  BackfillPhase(int rank) {
    this.rank = rank;
  }

  /// Of two facts about one backfill the one further on is the newer.
  int rank() {
    return rank;
  }

  public boolean underWay() {
    return rank < ENDED;
  }
}
