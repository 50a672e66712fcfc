package io.saletrail.settings.site.pagecheck;

/// Why a page could not be fetched.
public enum FetchFailure {
  /// The input is not the URL of a page.
  NOT_AN_ADDRESS,
  /// The host is not public, or the port is not a web port.
  NOT_PUBLIC,
  UNKNOWN_HOST,
  /// No connection, no TLS, or a timeout.
  UNREACHABLE,
  /// An error status, or a content type other than HTML.
  NOT_A_PAGE,
  TOO_MANY_REDIRECTS,
  /// Reading the page takes too much time or memory.
  TOO_COMPLEX,
  /// The merchant's rate limit for page checks is exceeded.
  RATE_LIMITED
}
