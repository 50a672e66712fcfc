package io.saletrail.settings.insight.delivery;

/// The status of a conversion at Trackdesk.
public enum DeliveryStatus {
  /// Nothing has been sent.
  NOT_SENT,
  /// A call is due now or later.
  DUE,
  /// The merchant must save a setting first.
  HELD,
  /// Trackdesk is in sync.
  DELIVERED,
  /// Trackdesk accepted it, and its report does not show it.
  MISSING,
  /// Trackdesk refused the call.
  REFUSED,
  /// All retries failed.
  GIVEN_UP,
  /// A status of a newer version.
  OTHER
}
