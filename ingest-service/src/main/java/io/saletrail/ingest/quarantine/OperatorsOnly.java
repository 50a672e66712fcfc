package io.saletrail.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saletrail.ingest.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Rejects requests to this service's API without the operators' token.
class OperatorsOnly {
  private final byte[] expected;

  OperatorsOnly(QuarantineConfig config) {
    this.expected = ("Bearer " + config.operatorToken()).getBytes(UTF_8);
  }

  @ServerRequestFilter
  Optional<Response> admit(ContainerRequestContext request) {
    var token = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    // Constant time: the duration must not show how much of a guess was right.
    var valid =
        token.filter(sent -> MessageDigest.isEqual(sent.getBytes(UTF_8), expected)).isPresent();
    return valid ? Optional.empty() : Optional.of(refused());
  }

  private static Response refused() {
    var problem = Problem.of(Status.UNAUTHORIZED, "Send the operators' bearer token.");
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}
