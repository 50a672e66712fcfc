package io.saletrail.settings.health;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The health of a merchant's connections.
@RunOnVirtualThread
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
  public HealthResponse read(@PathParam("account") String account) {
    var health =
        query
            .health(account)
            .orElseThrow(() -> ProblemException.notFound("This merchant has no settings."));
    return switch (current.caller()) {
      case Caller.Operator _ -> health.with(query.endpoint());
      case Caller.MerchantCaller _, Caller.Anonymous() -> health;
    };
  }
}
