package io.saletrail.settings.access.limit;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import java.time.Duration;

/// Reports an exceeded rate limit and when to retry.
public final class RateLimitExceeded {
  private RateLimitExceeded() {}

  /// The problem that ends the request.
  ///
  /// @param what the first sentence of its detail
  public static ProblemException problem(String what, Duration wait) {
    return new ProblemException(
        Problem.of(ProblemKind.TOO_MANY_REQUESTS, sentence(what, wait)), seconds(wait));
  }

  /// The sentence for a page.
  public static String sentence(String what, Duration wait) {
    var seconds = seconds(wait);
    var time = seconds <= 90 ? seconds + " seconds" : Math.ceilDiv(seconds, 60) + " minutes";
    return what + " Try again in " + time + ".";
  }

  /// Whole seconds for `Retry-After`, rounded up.
  public static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
