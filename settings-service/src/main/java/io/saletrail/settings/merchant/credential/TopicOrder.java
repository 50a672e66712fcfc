package io.saletrail.settings.merchant.credential;

/// Where a message of a compacted topic stands beside those before it.
public enum TopicOrder {
  /// It is the newest so far.
  IN_ORDER,
  /// A newer one came before it.
  STALE,
  /// It is newer than the database, which was restored.
  AHEAD
}
