package io.saletrail.settings.health;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The health of a merchant's connections.
@Path("/api/merchants/{account}/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public class HealthResource {
  private final HealthQuery query;
  private final CurrentCaller current;

  HealthResource(HealthQuery query, CurrentCaller current) {
    this.query = query;
    this.current = current;
  }

  @GET
  @Operation(
      operationId = "readHealth",
      summary = "The state of webhooks, checks, token and deliveries",
      description =
          "problems lists what is wrong, worst first, with remedies. Operators also see failed webhook signatures.")
  public Uni<HealthResponse> read(@PathParam("account") String account) {
    var caller = current.caller();
    return query
        .health(account)
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("This merchant has no settings.")))
        .chain(health -> withEndpoint(health, caller));
  }

  private Uni<HealthResponse> withEndpoint(HealthResponse health, Caller caller) {
    return switch (caller) {
      case Caller.Operator _ -> query.endpoint().map(health::with);
      case Caller.MerchantCaller _, Caller.Anonymous() -> Uni.createFrom().item(health);
    };
  }
}
