package io.saletrail.runtime.problem;

import java.util.List;
import java.util.OptionalLong;

/// Ends a request with a problem. Thrown only at the edge, where no return value can carry it.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient OptionalLong retryAfter;

  public ProblemException(Problem problem) {
    this(problem, OptionalLong.empty());
  }

  /// A problem that time solves.
  ///
  /// @param seconds the time until a retry makes sense
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

  /// Seconds until a retry makes sense; empty when time does not help.
  public OptionalLong retryAfter() {
    return retryAfter;
  }
}
