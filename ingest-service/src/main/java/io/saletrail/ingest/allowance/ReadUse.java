package io.saletrail.ingest.allowance;

/// The purpose of a read.
public enum ReadUse {
  /// A caller waits for the result.
  CHECK_NOW,
  /// The fallback for lost webhooks.
  HOURLY_POLL,
  DAILY_PASS,
  LOOKUP,
  BACKFILL
}
