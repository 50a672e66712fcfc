package io.saletrail.sandbox.stripe.api;

/// A fault of one call, on command.
public enum ApiFault {
  /// 429.
  RATE_LIMITED,
  /// 500.
  BROKEN,
  /// No response until the caller's timeout.
  HANGING,
  /// The connection is closed before any response.
  CUT_OFF,
  /// The connection is closed in the middle of a valid response.
  CUT_SHORT,
  /// 400: the object of `starting_after` is unknown.
  CURSOR_UNKNOWN,
  /// A valid response, from the start of the list, whatever the cursor.
  CURSOR_IGNORED
}
