package io.saletrail.settings.token;

/// How a merchant's tenant and token stand.
public enum TokenState {
  /// One of the two is not saved.
  MISSING,
  /// They were saved a moment ago, and Trackdesk is being asked.
  CHECKING,
  /// Nothing was heard of a try.
  UNTRIED,
  ACCEPTED,
  REFUSED,
  /// Trackdesk has no tenant of that name.
  TENANT_UNKNOWN,
  /// Trackdesk did not answer.
  UNAVAILABLE
}
