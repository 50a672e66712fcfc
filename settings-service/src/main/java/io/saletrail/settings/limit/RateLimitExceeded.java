package io.saletrail.settings.limit;

import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import java.time.Duration;

/// Says that something was asked for too often, and when it is in order again.
public final class RateLimitExceeded {
  private RateLimitExceeded() {}

  /// Ends a request.
  ///
  /// @param what there was too much of, as a sentence
  public static ProblemException problem(String what, Duration wait) {
    return new ProblemException(
        Problem.of(ProblemKind.TOO_MANY, sentence(what, wait)), seconds(wait));
  }

  /// The sentence for a page.
  public static String sentence(String what, Duration wait) {
    var seconds = seconds(wait);
    var time = seconds <= 90 ? seconds + " seconds" : Math.ceilDiv(seconds, 60) + " minutes";
    return what + " Try again in " + time + ".";
  }

  /// Whole seconds for `Retry-After`, never too few.
  public static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
