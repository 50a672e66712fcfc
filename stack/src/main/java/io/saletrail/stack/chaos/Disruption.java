package io.saletrail.stack.chaos;

/// One thing that goes wrong in the middle of a round.
interface Disruption {

  /// Called before the first sale of the round.
  default void prepare() {}

  /// Called when a third of the steps has happened.
  void begin();

  /// Called when two thirds of the steps have happened; returns when the cause is gone.
  default void end() {}
}
