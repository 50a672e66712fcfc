package io.saletrail.settings.audit;

/// Everything that somebody can do here and that is worth a line.
public enum AuditAction {
  SETTINGS_CHANGED,
  /// The Stripe App was installed, or somebody saved in it again.
  CONNECTED,
  DISCONNECTED,
  CHECK_REQUESTED,
  /// What would be sent again was asked for; nothing was sent.
  REDRIVE_REHEARSED,
  REDRIVE_REQUESTED,
  BACKFILL_REHEARSED,
  BACKFILL_REQUESTED,
  BACKFILL_PAUSED,
  BACKFILL_RESUMED,
  BACKFILL_CANCELLED,
  /// The guided test of a new merchant.
  TEST_BEGUN,
  /// A way from the Stripe App into the console.
  CONSOLE_LINK_ISSUED,
  SIGNED_IN,
  SIGNED_OUT
}
