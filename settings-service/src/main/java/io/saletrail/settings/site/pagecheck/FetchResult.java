package io.saletrail.settings.site.pagecheck;

import java.util.List;

/// The result of fetching a page.
public sealed interface FetchResult {
  /// A fetched page.
  ///
  /// @param address its final URL, after redirects
  /// @param policies its `Content-Security-Policy` headers
  record Page(String address, String html, List<String> policies) implements FetchResult {}

  /// The page could not be fetched.
  record Failed(FetchFailure failure) implements FetchResult {}

  static FetchResult not(FetchFailure failure) {
    return new Failed(failure);
  }
}
