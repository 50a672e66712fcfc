package io.saletrail.settings.alert.destination;

/// Who gets an alert.
public enum Audience {
  /// The merchant, at the destinations of the page Alerts.
  MERCHANT,
  /// The operator, at the configured destination, about all merchants.
  OPERATOR
}
