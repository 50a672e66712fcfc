package io.saletrail.settings.access.caller;

/// What a key may do, within its merchant or, of an operator, for all.
public enum KeyScope {
  /// Read everything but sessions, keys and erasures.
  READ,
  /// Change settings and alerts.
  SETTINGS,
  /// Start checks, re-sends and backfills.
  OPERATE,
  /// Erase and export personal data.
  PRIVACY
}
