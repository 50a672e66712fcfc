package io.saletrail.contracts.conversion;

/// The status that Trackdesk should hold. Only APPROVED is paid to the affiliate.
///
/// Source: Trackdesk's statuses, limited to those that a payment can reach.
public enum ConversionStatus {
  /// A delayed payment is processing (only where the merchant reports these).
  PENDING,
  /// The payment succeeded.
  APPROVED,
  /// The buyer's bank disputes it, or the merchant reviews it.
  ON_HOLD,
  /// The payment was refunded.
  REFUNDED,
  /// The payment failed or was cancelled, or the dispute was lost.
  REJECTED
}
