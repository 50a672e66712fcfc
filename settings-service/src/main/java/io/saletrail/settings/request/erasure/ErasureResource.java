package io.saletrail.settings.request.erasure;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Erasures.
@RunOnVirtualThread
@NeedsScope(KeyScope.PRIVACY)
@Path("/api/merchants/{account}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasures")
public class ErasureResource {
  private final ErasureLedger ledger;
  private final ErasureQuery erasures;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final CurrentCaller current;

  ErasureResource(
      ErasureLedger ledger,
      ErasureQuery erasures,
      MerchantQuery merchants,
      Outbox outbox,
      CurrentCaller current) {
    this.ledger = ledger;
    this.erasures = erasures;
    this.merchants = merchants;
    this.outbox = outbox;
    this.current = current;
  }

  /// The accepted erasure.
  ///
  /// @param id the erasure to follow
  @Schema(name = "ErasureAccepted")
  public record AcceptedResponse(String id) {}

  /// A merchant's erasures.
  @Schema(name = "Erasures")
  public record ErasureList(List<Erasure> items) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "erase",
      summary = "Erase a buyer or the merchant",
      description =
          "A buyer, by e-mail address, Stripe customer or both: every service erases the address"
              + " wherever it is stored; sales and refunds stay counted. The merchant: every service"
              + " deletes all rows; only after the Stripe App was uninstalled. The request is"
              + " recorded without the address. 202 with the erasure's ID; follow it at Location.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> request(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ErasureRequest.class)))
          String body) {
    return switch (ErasureScope.read(body)) {
      case ErasureScope.Parsed.Invalid(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case ErasureScope.Parsed.Valid(var scope) -> request(account, scope);
    };
  }

  @GET
  @Operation(operationId = "listErasures", summary = "A merchant's erasures, latest first")
  public ErasureList list(@PathParam("account") String account) {
    return new ErasureList(erasures.list(account));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readErasure", summary = "The progress of an erasure")
  public Erasure read(@PathParam("account") String account, @PathParam("id") String id) {
    return erasures
        .erasure(account, id)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no such erasure."));
  }

  private RestResponse<AcceptedResponse> request(String account, ErasureScope scope) {
    requireErasable(account, scope);
    var id = outbox.await(ledger.request(account, scope, current.actor()));
    return RestResponse.ResponseBuilder.<AcceptedResponse>accepted()
        .header(HttpHeaders.LOCATION, "/api/merchants/" + account + "/erasures/" + id)
        .entity(new AcceptedResponse(id))
        .build();
  }

  /// A connected merchant would sell again a moment later, and be known again.
  private void requireErasable(String account, ErasureScope scope) {
    var settings = merchants.settings(account);
    if (settings.isEmpty()) {
      throw ProblemException.notFound("No settings for " + account + ".");
    }
    if (scope instanceof ErasureScope.Merchant
        && settings.get().connection() == Connection.CONNECTED) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.CONFLICT, "Uninstall the Stripe App first, then erase the merchant."));
    }
  }
}
