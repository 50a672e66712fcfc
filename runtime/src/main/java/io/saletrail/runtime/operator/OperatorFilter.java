package io.saletrail.runtime.operator;

import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/// Admits `Authorization: Bearer $OPERATOR_TOKEN` to resources marked [OperatorsOnly].
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHENTICATION)
public class OperatorFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final OperatorAuthenticator authenticator;
  private final HttpServerRequest client;

  OperatorFilter(OperatorAuthenticator authenticator, HttpServerRequest client) {
    this.authenticator = authenticator;
    this.client = client;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(SCHEME) || header.length() == SCHEME.length()) {
      request.abortWith(anonymous());
      return;
    }
    switch (authenticator.check(header.substring(SCHEME.length()), client)) {
      case TokenResult.Valid() -> {}
      case TokenResult.Invalid() -> request.abortWith(anonymous());
      case TokenResult.TooManyAttempts tooMany -> request.abortWith(limited(tooMany));
    }
  }

  private static Response anonymous() {
    return Problem.of(
            ProblemKind.SIGN_IN_REQUIRED, "Send Authorization: Bearer with the operator token.")
        .response();
  }

  private static Response limited(TokenResult.TooManyAttempts tooMany) {
    var problem =
        Problem.of(ProblemKind.TOO_MANY_REQUESTS, TokenResult.TooManyAttempts.DETAIL).response();
    return Response.fromResponse(problem)
        .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
        .build();
  }
}
