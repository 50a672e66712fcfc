package io.saletrail.settings.guidedtest;

import java.time.Instant;

/// How the page looked that the test begins on.
///
/// @param findings what was found or was in the way, in words
public record PageCheckResult(String page, Outcome outcome, String findings, Instant at) {
  /// Longer than any of the sentences that a check of a page comes to.
  public static final int MAX_FINDINGS = 1000;

  /// Whether a sale can be credited that begins there.
  public enum Outcome {
    /// Both snippets are there.
    READY,
    /// Something is missing or in vain.
    LACKING,
    /// The page could not be seen.
    UNSEEN
  }
}
