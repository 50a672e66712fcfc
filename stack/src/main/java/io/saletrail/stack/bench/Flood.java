package io.saletrail.stack.bench;

/// What a busy merchant does while a quiet one sells.
enum Flood {
  /// Imports sales that no webhook brought.
  BACKFILL,
  /// Needs many objects looked up at Stripe.
  LOOK_UPS,
  /// Bills all subscriptions in one batch.
  BILLING_DAY,
  /// Sells much.
  WEBHOOKS
}
