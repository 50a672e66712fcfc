package io.saletrail.settings.access.audit;

/// Every action that the audit trail records.
public enum AuditAction {
  SETTINGS_CHANGED,
  /// The Stripe App was installed, or a merchant saved settings in it again.
  CONNECTED,
  DISCONNECTED,
  CHECK_REQUESTED,
  /// A dry run: nothing was sent.
  REDRIVE_DRY_RUN,
  REDRIVE_REQUESTED,
  BACKFILL_DRY_RUN,
  BACKFILL_REQUESTED,
  BACKFILL_PAUSED,
  BACKFILL_RESUMED,
  BACKFILL_CANCELLED,
  TEST_STARTED,
  ALERTS_CHANGED,
  ALERT_DESTINATION_ADDED,
  ALERT_DESTINATION_REMOVED,
  /// A test was sent to one destination.
  ALERT_TESTED,
  CONSOLE_LINK_ISSUED,
  SIGNED_IN,
  SIGNED_OUT,
  /// One session was ended from a list.
  SESSION_ENDED,
  /// All sessions of one owner were ended.
  SIGNED_OUT_EVERYWHERE,
  KEY_CREATED,
  KEY_REVOKED,
  /// An operator read content that another service stores encrypted.
  SEALED_DATA_READ,
  /// What is stored of a buyer was exported.
  BUYER_EXPORTED,
  /// What is stored of the merchant was exported.
  MERCHANT_EXPORTED,
  /// The erasure of a buyer was requested.
  BUYER_ERASED,
  /// The erasure of the merchant was requested.
  MERCHANT_ERASED
}
