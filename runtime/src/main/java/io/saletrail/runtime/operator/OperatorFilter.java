package io.saletrail.runtime.operator;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/// Admits `Authorization: Bearer $OPERATOR_TOKEN` to resources marked [OperatorsOnly].
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHENTICATION)
public class OperatorFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final OperatorToken token;

  OperatorFilter(OperatorToken token) {
    this.token = token;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!admits(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      request.abortWith(
          Problem.of(
                  ProblemKind.SIGN_IN_REQUIRED,
                  "Send Authorization: Bearer with the operator token.")
              .response());
    }
  }

  private boolean admits(@Nullable String header) {
    return header != null
        && header.startsWith(SCHEME)
        && token.matches(header.substring(SCHEME.length()));
  }
}
