package io.saletrail.settings.pagecheck;

import java.util.List;

/// What came of fetching a page.
public sealed interface FetchResult {
  /// A page.
  ///
  /// @param address where it was in the end
  /// @param policies its `Content-Security-Policy` headers
  record Page(String address, String html, List<String> policies) implements FetchResult {}

  /// No page.
  ///
  /// @param why what a person can do something about
  record Unreached(Why why) implements FetchResult {}

  /// Why there is no page.
  enum Why {
    /// What was typed is no address of a page.
    NOT_AN_ADDRESS,
    /// The name leads to a machine that is not the public's, or the port is not the web's.
    NOT_PUBLIC,
    UNKNOWN_HOST,
    /// No connection, no TLS, or no answer in time.
    UNREACHABLE,
    /// An answer that is no page: an error, or something else than HTML.
    NOT_A_PAGE,
    TOO_MANY_REDIRECTS,
    /// The merchant has had too many pages checked within the last minute.
    TOO_OFTEN
  }

  static FetchResult not(Why why) {
    return new Unreached(why);
  }
}
