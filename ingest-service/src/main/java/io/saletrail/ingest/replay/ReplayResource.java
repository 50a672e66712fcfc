package io.saletrail.ingest.replay;

import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/// The operators' API of replays.
@OperatorsOnly
@Path("/api/replays")
public class ReplayResource {
  private final ReplayLedger ledger;

  ReplayResource(ReplayLedger ledger) {
    this.ledger = ledger;
  }

  /// Requests a replay of `{account?, from, to?, dryRun?}`; `dryRun` defaults to true.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> create(String body) {
    return switch (ReplayRequest.read(body, Instant.now())) {
      case ReplayRequest.Parsed.Valid(var request) ->
          ledger
              .create(request)
              .map(
                  inserted ->
                      inserted.map(ReplayResource::accepted).orElseGet(ReplayResource::busy));
      case ReplayRequest.Parsed.Invalid(var detail) ->
          Uni.createFrom().item(Problem.of(ProblemKind.INVALID_REQUEST, detail).response());
    };
  }

  @GET
  public Uni<Response> list() {
    return ledger.latest().map(replays -> Response.ok(Map.of("replays", replays)).build());
  }

  @GET
  @Path("/{id}")
  public Uni<Response> show(@RestPath String id) {
    return ledger
        .find(id)
        .map(
            found ->
                found
                    .map(replay -> Response.ok(replay).build())
                    .orElseGet(ReplayResource::notFound));
  }

  @POST
  @Path("/{id}/cancel")
  public Uni<Response> cancel(@RestPath String id) {
    return ledger.cancel(id).map(ended -> ended ? Response.noContent().build() : notFound());
  }

  private static Response accepted(String id) {
    return Response.accepted(Map.of("id", id))
        .header(HttpHeaders.LOCATION, "/api/replays/" + id)
        .build();
  }

  private static Response busy() {
    return Problem.of(
            ProblemKind.CONFLICT, "Another replay is running. Wait until it ends, or cancel it.")
        .response();
  }

  private static Response notFound() {
    return Problem.of(ProblemKind.NOT_FOUND, "No replay with this ID is running or stored.")
        .response();
  }
}
