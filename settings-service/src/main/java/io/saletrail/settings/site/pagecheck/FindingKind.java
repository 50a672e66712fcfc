package io.saletrail.settings.site.pagecheck;

/// The findings of a page check.
public enum FindingKind {
  CLICK_SNIPPET,
  /// Trackdesk's script is present, but the call for this tenant is missing.
  CLICK_SNIPPET_INCOMPLETE,
  /// The detail is the other tenant.
  CLICK_SNIPPET_OF_ANOTHER_TENANT,
  CLICK_SNIPPET_MISSING,
  /// The Content Security Policy blocks one of its two scripts.
  CLICK_SNIPPET_BLOCKED,
  PAYMENT_LINK_SNIPPET,
  /// The Content Security Policy blocks it.
  PAYMENT_LINK_SNIPPET_BLOCKED,
  PAYMENT_LINK_SNIPPET_MISSING,
  /// The detail is the count.
  PAYMENT_LINKS,
  NO_PAYMENT_LINKS,
  /// Links with the merchant's own `client_reference_id`; the detail is the count.
  OWN_REFERENCES,
  /// Another script that passes the click ID.
  ANOTHER_SNIPPET,
  /// It may load what seems to be missing.
  TAG_MANAGER
}
