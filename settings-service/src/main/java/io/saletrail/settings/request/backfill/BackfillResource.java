package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillControlled.Command;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Backfills.
@RunOnVirtualThread
@Path("/api/merchants/{account}/backfills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backfills")
public class BackfillResource {
  private final BackfillLedger ledger;
  private final BackfillQuery backfills;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final CurrentCaller current;

  BackfillResource(
      BackfillLedger ledger,
      BackfillQuery backfills,
      MerchantQuery merchants,
      Outbox outbox,
      CurrentCaller current) {
    this.ledger = ledger;
    this.backfills = backfills;
    this.merchants = merchants;
    this.outbox = outbox;
    this.current = current;
  }

  /// The accepted backfill.
  ///
  /// @param id the backfill to follow
  /// @param joined whether the same one was already in progress
  @Schema(name = "BackfillAccepted")
  public record AcceptedResponse(String id, boolean joined) {}

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "backfill",
      summary = "Import a merchant's past sales from Stripe, as a dry run first",
      description =
          "202 with the backfill's ID; follow it at Location. A live backfill requires a dry run of the same days. One at a time: the same backfill is joined, another is rejected with 409.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> request(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BackfillRequest.class)))
          String body) {
    if (merchants.settings(account).isEmpty()) {
      throw unknownMerchant(account);
    }
    var requested = BackfillRequest.read(body, today());
    var reply = ledger.request(account, requested.period(), requested.dryRun(), current.actor());
    return response(account, outbox.await(reply));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readBackfill", summary = "The state of a backfill")
  public Backfill read(@PathParam("account") String account, @PathParam("id") String id) {
    return backfills.backfill(account, id).orElseThrow(BackfillResource::notFound);
  }

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Path("/{id}/pause")
  @Operation(operationId = "pauseBackfill", summary = "Pause a backfill")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> pause(
      @PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.PAUSED);
  }

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Path("/{id}/resume")
  @Operation(operationId = "resumeBackfill", summary = "Resume a paused backfill")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> resume(
      @PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.RESUMED);
  }

  @NeedsScope(KeyScope.OPERATE)
  @POST
  @Path("/{id}/cancel")
  @Operation(operationId = "cancelBackfill", summary = "Cancel a backfill; imported sales stay")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  public RestResponse<AcceptedResponse> cancel(
      @PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.CANCELLED);
  }

  /// Today in UTC.
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private RestResponse<AcceptedResponse> control(String account, String id, Command command) {
    var reply = outbox.await(ledger.control(account, id, command, current.actor()));
    return response(account, reply);
  }

  private static RestResponse<AcceptedResponse> response(String account, BackfillReply reply) {
    return switch (reply) {
      case BackfillReply.Started(var id) -> accepted(account, id, false);
      case BackfillReply.Joined(var id) -> accepted(account, id, true);
      case BackfillReply.Controlled(var id) -> accepted(account, id, false);
      case BackfillReply.NotFound _ -> throw notFound();
      case BackfillReply.Rejected rejected -> throw conflict(rejected.sentence());
    };
  }

  private static RestResponse<AcceptedResponse> accepted(
      String account, String id, boolean joined) {
    return RestResponse.ResponseBuilder.<AcceptedResponse>accepted()
        .header(HttpHeaders.LOCATION, "/api/merchants/" + account + "/backfills/" + id)
        .entity(new AcceptedResponse(id, joined))
        .build();
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(Problem.of(ProblemKind.CONFLICT, detail));
  }

  private static ProblemException notFound() {
    return ProblemException.notFound(BackfillReply.NotFound.SENTENCE);
  }

  private static ProblemException unknownMerchant(String account) {
    return ProblemException.notFound("No settings for " + account + ". PUT them first.");
  }
}
