package io.saletrail.settings.request.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
import io.saletrail.settings.insight.day.MerchantDays;
import io.saletrail.settings.merchant.MerchantQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Re-drives.
@RunOnVirtualThread
@Path("/api/merchants/{account}/redrives")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-drives")
public class RedriveResource {
  private final RedriveLedger ledger;
  private final RedriveQuery redrives;
  private final MerchantQuery merchants;
  private final MerchantDays days;
  private final Outbox outbox;
  private final CurrentCaller current;

  RedriveResource(
      RedriveLedger ledger,
      RedriveQuery redrives,
      MerchantQuery merchants,
      MerchantDays days,
      Outbox outbox,
      CurrentCaller current) {
    this.ledger = ledger;
    this.redrives = redrives;
    this.merchants = merchants;
    this.days = days;
    this.outbox = outbox;
    this.current = current;
  }

  /// The accepted re-drive.
  ///
  /// @param id the re-drive to follow
  @Schema(name = "RedriveAccepted")
  public record AcceptedResponse(String id) {}

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "redrive",
      summary = "Re-send or decline deliveries, or preview it",
      description =
          "Selects one conversion, or all with a reason, in a time range, or both. Nothing is"
              + " changed unless dryRun is false. Sales that wait because the tenant has changed"
              + " (TENANT_CHANGED) go to the current tenant; action DECLINE ends them without"
              + " sending. 202 with the re-drive's id; follow it at Location.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> request(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RedriveRequest.class)))
          String body) {
    return switch (RedriveScopeReader.read(account, body, days.zone(account))) {
      case RedriveScopeReader.Parsed.Invalid(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case RedriveScopeReader.Parsed.Valid(var scope, var dryRun) ->
          request(account, scope, dryRun);
    };
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readRedrive", summary = "The state of a re-drive")
  public Redrive read(@PathParam("account") String account, @PathParam("id") String id) {
    return redrives
        .redrive(account, id)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no such re-drive."));
  }

  private RestResponse<AcceptedResponse> request(
      String account, RedriveScope scope, boolean dryRun) {
    if (merchants.settings(account).isEmpty()) {
      throw unknownMerchant(account);
    }
    var id = outbox.await(ledger.request(account, scope, dryRun, current.actor()));
    return response(account, id);
  }

  private static RestResponse<AcceptedResponse> response(String account, String id) {
    return RestResponse.ResponseBuilder.<AcceptedResponse>accepted()
        .header(HttpHeaders.LOCATION, "/api/merchants/" + account + "/redrives/" + id)
        .entity(new AcceptedResponse(id))
        .build();
  }

  private static ProblemException unknownMerchant(String account) {
    return ProblemException.notFound("No settings for " + account + ". PUT them first.");
  }
}
