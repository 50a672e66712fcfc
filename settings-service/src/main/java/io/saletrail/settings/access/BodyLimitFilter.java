package io.saletrail.settings.access;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Rejects requests whose `Content-Length` exceeds the limit, before reading them. The server's own
/// limit stops bodies without that header.
class BodyLimitFilter {
  private final AccessConfig config;

  BodyLimitFilter(AccessConfig config) {
    this.config = config;
  }

  @ServerRequestFilter(preMatching = true)
  void stop(ContainerRequestContext request) {
    var limit = limit(request.getUriInfo().getPath());
    if (request.getLength() > limit) {
      throw new ProblemException(
          Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, "The limit is " + limit + " bytes."));
    }
  }

  private int limit(String path) {
    return config.maxBodyBytesOf().entrySet().stream()
        .filter(route -> path.endsWith(route.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(config.maxBodyBytes());
  }
}
