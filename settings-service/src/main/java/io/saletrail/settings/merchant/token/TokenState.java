package io.saletrail.settings.merchant.token;

/// The state of a merchant's tenant and token.
public enum TokenState {
  /// Tenant or token is missing.
  MISSING,
  /// Saved a moment ago; the check is running.
  CHECKING,
  /// No result of a check has arrived.
  NOT_CHECKED,
  VALID,
  REJECTED,
  /// Trackdesk has no tenant with this name.
  TENANT_UNKNOWN,
  /// Trackdesk did not respond.
  UNAVAILABLE
}
