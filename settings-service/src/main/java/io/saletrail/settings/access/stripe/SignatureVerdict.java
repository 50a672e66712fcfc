package io.saletrail.settings.access.stripe;

/// What a signature turned out to be.
public enum SignatureVerdict {
  /// Made by Stripe, lately.
  GENUINE,
  MALFORMED,
  /// Made with another secret, or over another text.
  WRONG,
  TOO_OLD,
  FROM_THE_FUTURE
}
