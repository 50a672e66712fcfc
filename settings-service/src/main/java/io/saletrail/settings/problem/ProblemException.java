package io.saletrail.settings.problem;

import java.util.List;

/// Ends a request with a problem. Thrown at the edge alone, where an answer has no other way out.
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
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
}
