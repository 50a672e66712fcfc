package io.saletrail.settings.request.check;

import static java.util.Objects.requireNonNull;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Rejects a stream before it starts: once it has started, the status is already 200.
class StreamFilter {
  private final CheckQuery checks;
  private final StreamLimit limit;

  StreamFilter(CheckQuery checks, StreamLimit limit) {
    this.checks = checks;
    this.limit = limit;
  }

  /// Runs after authorisation.
  @ServerRequestFilter(priority = Priorities.USER)
  Uni<@Nullable Response> stop(ContainerRequestContext request, ResourceInfo route) {
    if (!route.getResourceClass().equals(CheckStreamResource.class)) {
      return Uni.createFrom().nullItem();
    }
    var path = request.getUriInfo().getPathParameters();
    var account = requireNonNull(path.getFirst("account"));
    return checks
        .reading(account, requireNonNull(path.getFirst("id")))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ProblemException.notFound("This merchant has no such check.");
              }
              if (limit.full(account)) {
                throw full();
              }
              return null;
            });
  }

  private static ProblemException full() {
    return new ProblemException(
        Problem.of(
            ProblemKind.TOO_MANY_REQUESTS,
            "Too many open streams. Read the check itself instead."));
  }
}
