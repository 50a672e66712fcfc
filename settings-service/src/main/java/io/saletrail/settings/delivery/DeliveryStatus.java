package io.saletrail.settings.delivery;

/// How a conversion stands at Trackdesk.
public enum DeliveryStatus {
  /// Nothing has been sent yet.
  NOT_SENT,
  /// A call is due, or will be.
  DUE,
  /// It waits for something that the merchant has to save first.
  HELD,
  /// Trackdesk holds what it should.
  DELIVERED,
  /// Trackdesk refused it.
  REFUSED,
  /// Tried for as long as the merchant wants.
  GIVEN_UP,
  /// Said by a later version.
  OTHER
}
