package io.saletrail.settings.health;

import io.saletrail.settings.access.Caller;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How a merchant's connections are, for programs.
@Path("/api/merchants/{account}/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public class HealthResource {
  private final HealthQuery query;
  private final CurrentCaller visitor;

  HealthResource(HealthQuery query, CurrentCaller visitor) {
    this.query = query;
    this.visitor = visitor;
  }

  @GET
  @Operation(
      operationId = "readHealth",
      summary = "Whether webhooks come, checks read, the token is taken, deliveries move",
      description =
          "troubles says what is wrong, the worst first, with what helps. Operators see"
              + " also what comes to the endpoint unsigned.")
  public Uni<HealthResponse> read(@PathParam("account") String account) {
    var who = visitor.visitor();
    return query
        .health(account)
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("Nothing is set up for this merchant.")))
        .chain(health -> told(health, who));
  }

  private Uni<HealthResponse> told(HealthResponse health, Caller who) {
    return switch (who) {
      case Caller.Operator _ -> query.endpoint().map(health::with);
      case Caller.OwnAccount _, Caller.Stranger() -> Uni.createFrom().item(health);
    };
  }
}
