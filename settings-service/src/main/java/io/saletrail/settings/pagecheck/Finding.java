package io.saletrail.settings.pagecheck;

/// One thing that is, or is not, on a page.
///
/// @param what what it is
/// @param detail a name or a number that belongs to it; may be empty
public record Finding(What what, String detail) {
  /// What can be found.
  public enum What {
    CLICK_SNIPPET,
    /// Trackdesk's script is there, the call for this tenant is not.
    CLICK_SNIPPET_INCOMPLETE,
    /// The detail is the tenant.
    CLICK_SNIPPET_OF_ANOTHER_TENANT,
    CLICK_SNIPPET_MISSING,
    /// It is there, and the page's Content Security Policy blocks one of its two scripts.
    CLICK_SNIPPET_FORBIDDEN,
    PAYMENT_LINK_SNIPPET,
    /// It is there, and the page's Content Security Policy blocks it.
    PAYMENT_LINK_SNIPPET_FORBIDDEN,
    PAYMENT_LINK_SNIPPET_MISSING,
    /// The detail is how many.
    WAYS_TO_PAY,
    NO_WAYS_TO_PAY,
    /// Links with a `client_reference_id` of the merchant's; the detail is how many.
    OWN_REFERENCES,
    /// Another script that hands on the click.
    ANOTHER_SNIPPET,
    /// What is missing may come through it.
    TAG_MANAGER
  }

  static Finding of(What what) {
    return new Finding(what, "");
  }

  static Finding of(What what, int count) {
    return new Finding(what, Integer.toString(count));
  }
}
