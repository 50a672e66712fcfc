package io.saletrail.sandbox.stripe.api;

/// How a call can go wrong on command.
public enum Fault {
  /// 429.
  RATE_LIMITED,
  /// 500.
  BROKEN,
  /// No answer until the caller gives up.
  HANGING,
  /// The connection ends before any answer.
  CUT_OFF,
  /// The connection ends in the middle of a good answer.
  CUT_SHORT,
  /// 400: the object that the page was to start after is unknown here.
  CURSOR_UNKNOWN,
  /// A good answer, from the list's beginning whatever it was to start after.
  CURSOR_IGNORED
}
