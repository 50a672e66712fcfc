package io.saletrail.settings.request.check;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Check Now.
@RunOnVirtualThread
@Path("/api/merchants/{account}/checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checks")
public class CheckResource {
  private final CheckLedger ledger;
  private final CheckQuery checks;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final CurrentCaller current;

  CheckResource(
      CheckLedger ledger,
      CheckQuery checks,
      MerchantQuery merchants,
      Outbox outbox,
      CurrentCaller current) {
    this.ledger = ledger;
    this.checks = checks;
    this.merchants = merchants;
    this.outbox = outbox;
    this.current = current;
  }

  /// The accepted check.
  ///
  /// @param id the check to follow
  /// @param joined whether it was already in progress
  @Schema(name = "CheckAccepted")
  public record AcceptedResponse(String id, boolean joined) {}

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Limited(Limited.By.CHECKS)
  @Operation(
      operationId = "checkNow",
      summary = "Check Now: read new objects from Stripe",
      description =
          "202 with the check's ID; follow it at Location. A check already in progress is joined.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted, or joined",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> request(@PathParam("account") String account) {
    if (merchants.settings(account).isEmpty()) {
      throw unknownMerchant(account);
    }
    return response(account, outbox.await(ledger.request(account, current.actor())));
  }

  @GET
  @Operation(operationId = "listChecks", summary = "A merchant's checks, latest first")
  public Slice<Check> list(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return checks.slice(account, SliceRequest.of(limit, after));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readCheck", summary = "The state of a check")
  public Check read(@PathParam("account") String account, @PathParam("id") String id) {
    return checks
        .check(account, id)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no such check."));
  }

  private static RestResponse<AcceptedResponse> response(
      String account, CheckLedger.Requested requested) {
    var joined =
        switch (requested) {
          case CheckLedger.Requested.Started _ -> false;
          case CheckLedger.Requested.Joined _ -> true;
        };
    var location = "/api/merchants/" + account + "/checks/" + requested.id();
    return RestResponse.ResponseBuilder.<AcceptedResponse>accepted()
        .header(HttpHeaders.LOCATION, location)
        .entity(new AcceptedResponse(requested.id(), joined))
        .build();
  }

  private static ProblemException unknownMerchant(String account) {
    return ProblemException.notFound("No settings for " + account + ". PUT them first.");
  }
}
