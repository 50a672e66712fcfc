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

/// Lets nobody to this service's API without the operators' token.
class OperatorsOnly {
  private final byte[] wanted;

  OperatorsOnly(QuarantineConfig config) {
    this.wanted = ("Bearer " + config.operatorToken()).getBytes(UTF_8);
  }

  @ServerRequestFilter
  Optional<Response> admit(ContainerRequestContext request) {
    var shown = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    // In constant time: how far a guess was right must not be measurable.
    var admitted =
        shown.filter(token -> MessageDigest.isEqual(token.getBytes(UTF_8), wanted)).isPresent();
    return admitted ? Optional.empty() : Optional.of(refused());
  }

  private static Response refused() {
    var answer = Problem.of(Status.UNAUTHORIZED, "This needs the operators' bearer token.");
    return Response.fromResponse(answer.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}
