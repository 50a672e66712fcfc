package io.saletrail.settings.access.stripe;

/// The result of verifying a signature.
public enum SignatureVerdict {
  /// Made by Stripe within the tolerated age.
  VALID,
  MALFORMED,
  /// Made with another secret, or over another text.
  INVALID,
  TOO_OLD,
  IN_FUTURE
}
