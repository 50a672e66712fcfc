package io.saletrail.ingest.allowance;

/// What Stripe is read for.
public enum ReadUse {
  /// Somebody waits in front of a page.
  CHECK_NOW,
  /// The net under the webhooks.
  HOURLY_POLL,
  DAILY_PASS,
  LOOKUP,
  BACKFILL
}
