package io.saletrail.settings.check;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.limit.Limited;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Check Now, for programs.
@Path("/api/merchants/{account}/checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checks")
public class CheckResource {
  private final CheckLedger ledger;
  private final CheckQuery checks;
  private final MerchantQuery merchants;
  private final CurrentCaller visitor;

  CheckResource(
      CheckLedger ledger, CheckQuery checks, MerchantQuery merchants, CurrentCaller visitor) {
    this.ledger = ledger;
    this.checks = checks;
    this.merchants = merchants;
    this.visitor = visitor;
  }

  /// What came of asking.
  ///
  /// @param id the check to follow
  /// @param joined whether it was under way already
  @Schema(name = "CheckRequested")
  public record RequestedAnswer(String id, boolean joined) {}

  @POST
  @Limited(Limited.By.CHECKS)
  @Operation(
      operationId = "checkNow",
      summary = "Check Now: read what is new at Stripe",
      description =
          "202 with the check's id; Location says where to follow it. A check that is"
              + " under way for the merchant is joined, not doubled.")
  @APIResponse(
      responseCode = "202",
      description = "Asked for, or joined",
      content = @Content(schema = @Schema(implementation = RequestedAnswer.class)))
  public Uni<RestResponse<RequestedAnswer>> request(@PathParam("account") String account) {
    var by = visitor.actor();
    return merchants
        .settings(account)
        .chain(
            found ->
                found.isPresent()
                    ? ledger.request(account, by)
                    : Uni.createFrom().failure(notSetUp(account)))
        .map(requested -> answer(account, requested));
  }

  @GET
  @Operation(operationId = "listChecks", summary = "A merchant's checks, the latest first")
  public Uni<Slice<CheckResponse>> list(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return checks.slice(account, SliceRequest.of(limit, after));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readCheck", summary = "How a check stands")
  public Uni<CheckResponse> read(@PathParam("account") String account, @PathParam("id") String id) {
    return checks
        .check(account, id)
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("This merchant has no such check.")));
  }

  private static RestResponse<RequestedAnswer> answer(
      String account, CheckLedger.Requested requested) {
    var joined =
        switch (requested) {
          case CheckLedger.Requested.Started _ -> false;
          case CheckLedger.Requested.Joined _ -> true;
        };
    var location = URI.create("/api/merchants/" + account + "/checks/" + requested.id());
    return RestResponse.ResponseBuilder.<RequestedAnswer>accepted()
        .location(location)
        .entity(new RequestedAnswer(requested.id(), joined))
        .build();
  }

  private static ProblemException notSetUp(String account) {
    return ProblemException.notFound(
        "Nothing is set up for " + account + " yet: PUT its settings first.");
  }
}
