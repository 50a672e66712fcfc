package io.saletrail.contracts.conversion;

/// What Trackdesk is to hold for a conversion. Only APPROVED is paid to the affiliate.
///
/// Source: Trackdesk's statuses, of which these are the ones that money at Stripe can bring about.
public enum ConversionStatus {
  /// A delayed payment is under way (only where the merchant reports these).
  PENDING,
  /// The money came.
  APPROVED,
  /// The buyer's bank disputes it, or the merchant reviews it.
  ON_HOLD,
  /// The money went back.
  REFUNDED,
  /// The payment failed or was cancelled, or the dispute was lost.
  REJECTED
}
