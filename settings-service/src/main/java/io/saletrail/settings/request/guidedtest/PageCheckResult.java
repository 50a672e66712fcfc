package io.saletrail.settings.request.guidedtest;

import java.time.Instant;

/// The result of checking the page on which the test starts.
///
/// @param findings the findings or the error, in words
public record PageCheckResult(String page, Outcome outcome, String findings, Instant at) {
  /// Longer than any text of a page check.
  public static final int MAX_FINDINGS = 1000;

  /// Whether a sale that starts on the page can be credited.
  public enum Outcome {
    /// Both snippets are present.
    READY,
    /// A snippet is missing or blocked.
    INCOMPLETE,
    /// The page could not be fetched.
    UNREACHABLE
  }
}
