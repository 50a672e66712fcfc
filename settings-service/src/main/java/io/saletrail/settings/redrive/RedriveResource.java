package io.saletrail.settings.redrive;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Trying deliveries again, for programs.
@Path("/api/merchants/{account}/redrives")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-drives")
public class RedriveResource {
  private final RedriveLedger ledger;
  private final RedriveQuery redrives;
  private final MerchantQuery merchants;
  private final CurrentCaller visitor;

  RedriveResource(
      RedriveLedger ledger, RedriveQuery redrives, MerchantQuery merchants, CurrentCaller visitor) {
    this.ledger = ledger;
    this.redrives = redrives;
    this.merchants = merchants;
    this.visitor = visitor;
  }

  /// What came of asking.
  ///
  /// @param id the re-drive to follow
  @Schema(name = "RedriveRequested")
  public record RequestedAnswer(String id) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "redrive",
      summary = "Send again what waits, or say what would be sent",
      description =
          "Names one conversion, or all of a reason, a time, or both. Unless dryRun is"
              + " false nothing is sent. 202 with the re-drive's id; Location says"
              + " where to follow it.")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content = @Content(schema = @Schema(implementation = RequestedAnswer.class)))
  public Uni<RestResponse<RequestedAnswer>> request(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RedriveScopeReader.Body.class)))
          String body) {
    var by = visitor.actor();
    return switch (RedriveScopeReader.read(account, body)) {
      case RedriveScopeReader.Reading.Bad(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case RedriveScopeReader.Reading.Good(var scope, var dryRun) ->
          merchants
              .settings(account)
              .chain(
                  found ->
                      found.isPresent()
                          ? ledger.request(account, scope, dryRun, by)
                          : Uni.createFrom().failure(notSetUp(account)))
              .map(id -> answer(account, id));
    };
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readRedrive", summary = "How a re-drive stands")
  public Uni<RedriveResponse> read(
      @PathParam("account") String account, @PathParam("id") String id) {
    return redrives
        .redrive(account, id)
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("This merchant has no such re-drive.")));
  }

  private static RestResponse<RequestedAnswer> answer(String account, String id) {
    return RestResponse.ResponseBuilder.<RequestedAnswer>accepted()
        .location(URI.create("/api/merchants/" + account + "/redrives/" + id))
        .entity(new RequestedAnswer(id))
        .build();
  }

  private static ProblemException notSetUp(String account) {
    return ProblemException.notFound(
        "Nothing is set up for " + account + " yet: PUT its settings first.");
  }
}
