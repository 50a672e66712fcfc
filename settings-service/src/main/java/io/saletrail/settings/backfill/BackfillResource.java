package io.saletrail.settings.backfill;

import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Backfills, for programs.
@Path("/api/merchants/{account}/backfills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backfills")
public class BackfillResource {
  private final BackfillLedger ledger;
  private final BackfillQuery backfills;
  private final MerchantQuery merchants;
  private final CurrentCaller visitor;

  BackfillResource(
      BackfillLedger ledger,
      BackfillQuery backfills,
      MerchantQuery merchants,
      CurrentCaller visitor) {
    this.ledger = ledger;
    this.backfills = backfills;
    this.merchants = merchants;
    this.visitor = visitor;
  }

  /// What came of asking.
  ///
  /// @param id the backfill to follow
  /// @param joined whether the same one was under way already
  @Schema(name = "BackfillAccepted")
  public record Accepted(String id, boolean joined) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "backfill",
      summary = "Read a merchant's past from Stripe, as a rehearsal first",
      description =
          "202 with the backfill's id; Location says where to follow it. A period is"
              + " done for real only after a rehearsal of the same days. One at a"
              + " time: the same one is joined, another is refused with 409.")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Uni<RestResponse<Accepted>> request(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BackfillRequest.class)))
          String body) {
    var by = visitor.actor();
    return merchants
        .settings(account)
        .chain(
            found -> {
              if (found.isEmpty()) {
                throw notSetUp(account);
              }
              var wanted = BackfillRequest.read(body, today());
              return ledger.request(account, wanted.period(), wanted.dryRun(), by);
            })
        .map(reply -> answer(account, reply));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readBackfill", summary = "How a backfill stands")
  public Uni<BackfillResponse> read(
      @PathParam("account") String account, @PathParam("id") String id) {
    return backfills
        .backfill(account, id)
        .map(found -> found.orElseThrow(BackfillResource::notThere));
  }

  @POST
  @Path("/{id}/pause")
  @Operation(operationId = "pauseBackfill", summary = "Let a backfill rest where it is")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Uni<RestResponse<Accepted>> pause(
      @PathParam("account") String account, @PathParam("id") String id) {
    return steer(account, id, Command.PAUSED);
  }

  @POST
  @Path("/{id}/resume")
  @Operation(operationId = "resumeBackfill", summary = "Let a backfill go on where it rests")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Uni<RestResponse<Accepted>> resume(
      @PathParam("account") String account, @PathParam("id") String id) {
    return steer(account, id, Command.RESUMED);
  }

  @POST
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelBackfill",
      summary = "End a backfill; what it has brought by then stays")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Uni<RestResponse<Accepted>> cancel(
      @PathParam("account") String account, @PathParam("id") String id) {
    return steer(account, id, Command.CANCELLED);
  }

  /// Today, in UTC as everything else.
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private Uni<RestResponse<Accepted>> steer(String account, String id, Command command) {
    return ledger.steer(account, id, command, visitor.actor()).map(reply -> answer(account, reply));
  }

  private static RestResponse<Accepted> answer(String account, BackfillReply reply) {
    return switch (reply) {
      case BackfillReply.Started(var id) -> accepted(account, id, false);
      case BackfillReply.Joined(var id) -> accepted(account, id, true);
      case BackfillReply.Steered(var id) -> accepted(account, id, false);
      case BackfillReply.Busy(var id) ->
          throw conflict(
              "Another backfill of this merchant is under way: "
                  + id
                  + ". Wait for its end, or cancel it.");
      case BackfillReply.NotRehearsed() ->
          throw conflict(
              "Rehearse these days first (dryRun true) and look at the result; it"
                  + " holds for "
                  + BackfillLedger.REHEARSAL_HOLDS.toDays()
                  + " days.");
      case BackfillReply.Ended(var id) -> throw conflict("This backfill has ended.");
      case BackfillReply.NotThere() -> throw notThere();
    };
  }

  private static RestResponse<Accepted> accepted(String account, String id, boolean joined) {
    return RestResponse.ResponseBuilder.<Accepted>accepted()
        .location(URI.create("/api/merchants/" + account + "/backfills/" + id))
        .entity(new Accepted(id, joined))
        .build();
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(Problem.of(ProblemKind.CONFLICT, detail));
  }

  private static ProblemException notThere() {
    return ProblemException.notFound("This merchant has no such backfill.");
  }

  private static ProblemException notSetUp(String account) {
    return ProblemException.notFound(
        "Nothing is set up for " + account + " yet: PUT its settings first.");
  }
}
