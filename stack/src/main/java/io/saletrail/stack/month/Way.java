package io.saletrail.stack.month;

import java.util.Locale;

/// How the house hears of a merchant's sales.
public enum Way {
  /// The events list answers with errors.
  WEBHOOKS,
  /// No webhook is sent.
  POLLS,
  BOTH;

  /// What account and tenant are called.
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
