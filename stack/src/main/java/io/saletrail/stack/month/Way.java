package io.saletrail.stack.month;

import java.util.Locale;

/// How Saletrail receives a merchant's sales.
public enum Way {
  /// Stripe's events list responds with errors.
  WEBHOOKS,
  /// Stripe sends no webhooks.
  POLLS,
  BOTH;

  /// Part of the account id and of the tenant id.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean webhooks() {
    return this != POLLS;
  }

  boolean polls() {
    return this != WEBHOOKS;
  }
}
