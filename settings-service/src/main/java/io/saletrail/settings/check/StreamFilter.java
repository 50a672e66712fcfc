package io.saletrail.settings.check;

import static java.util.Objects.requireNonNull;

import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Says no to a stream before it begins: a stream has said 200 before it looks at anything.
class StreamFilter {
  private final CheckQuery checks;
  private final StreamLimit seats;

  StreamFilter(CheckQuery checks, StreamLimit seats) {
    this.checks = checks;
    this.seats = seats;
  }

  /// After it is known that the account is the visitor's.
  @ServerRequestFilter(priority = Priorities.USER)
  Uni<@Nullable Response> stop(ContainerRequestContext request, ResourceInfo route) {
    if (!route.getResourceClass().equals(CheckStreamResource.class)) {
      return Uni.createFrom().nullItem();
    }
    var path = request.getUriInfo().getPathParameters();
    var account = requireNonNull(path.getFirst("account"));
    return checks
        .check(account, requireNonNull(path.getFirst("id")))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ProblemException.notFound("This merchant has no such check.");
              }
              if (seats.full(account)) {
                throw full();
              }
              return null;
            });
  }

  private static ProblemException full() {
    return new ProblemException(
        Problem.of(
            ProblemKind.TOO_MANY,
            "Too many checks are followed at once. Read the check itself meanwhile."));
  }
}
