package io.saletrail.settings.problem;

import java.util.List;
import java.util.OptionalLong;

/// Ends a request with a problem. Thrown at the edge alone, where an answer has no other way out.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient OptionalLong retryAfter;

  public ProblemException(Problem problem) {
    this(problem, OptionalLong.empty());
  }

  /// A problem that goes away by itself.
  ///
  /// @param seconds when
  public ProblemException(Problem problem, long seconds) {
    this(problem, OptionalLong.of(seconds));
  }

  private ProblemException(Problem problem, OptionalLong retryAfter) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, detail))));
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(ProblemKind.NOT_FOUND, detail));
  }

  public Problem problem() {
    return problem;
  }

  /// After how many seconds it is worth while to try again; empty where time changes nothing.
  public OptionalLong retryAfter() {
    return retryAfter;
  }
}
