package io.saletrail.settings.check;

import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.check.CheckStream.Beat;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// A check as server-sent events, until it has ended. Each stream looks at the projection for
/// itself, so it does not matter which replica enters the facts. [StreamFilter] stands before it.
@Path("/api/merchants/{account}/checks/{id}/events")
@Tag(name = "Checks")
public class CheckStreamResource {
  private static final String PROGRESS = "progress";
  private static final String ENDED = "ended";

  private final CheckQuery checks;
  private final StreamLimit seats;
  private final FreshContext context;
  private final CheckStreamConfig config;

  CheckStreamResource(
      CheckQuery checks, StreamLimit seats, FreshContext context, CheckStreamConfig config) {
    this.checks = checks;
    this.seats = seats;
    this.context = context;
    this.config = config;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followCheck",
      summary = "A check as server-sent events",
      description =
          "The event progress whenever it has moved, ended once at its end, each with the"
              + " check as data. The stream ends with the check, or after some minutes:"
              + " ask again then. 429 when too many are open.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = CheckResponse.class)))
  public Multi<OutboundSseEvent> follow(
      @PathParam("account") String account, @PathParam("id") String id, @Context Sse sse) {
    return Multi.createFrom()
        .deferred(
            () ->
                seats
                    .take(account)
                    .map(seat -> follow(account, id, sse, seat))
                    .orElseGet(() -> Multi.createFrom().empty()));
  }

  private Multi<OutboundSseEvent> follow(
      String account, String id, Sse sse, StreamLimit.Seat seat) {
    var pulse = new CheckStream(config.heartbeat(), Instant.now());
    return Multi.createBy()
        .repeating()
        .uni(() -> look(account, id))
        .withDelay(config.pause())
        .whilst(check -> check.state().underWay())
        .select()
        .first(config.longest())
        .onItem()
        .transformToIterable(check -> events(sse, pulse.next(check, Instant.now())))
        // Whoever listens comes again, and is told then what is the matter.
        .onFailure()
        .recoverWithCompletion()
        .onTermination()
        .invoke(seat::leave);
  }

  /// On a context of its own: the stream goes on after the request's is gone.
  private Uni<CheckResponse> look(String account, String id) {
    return context
        .run(() -> checks.check(account, id))
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("This merchant has no such check.")));
  }

  private List<OutboundSseEvent> events(Sse sse, Beat beat) {
    return switch (beat) {
      case Beat.News(var check) ->
          List.of(
              sse.newEventBuilder()
                  .name(check.state().underWay() ? PROGRESS : ENDED)
                  .reconnectDelay(config.retry().toMillis())
                  .mediaType(MediaType.APPLICATION_JSON_TYPE)
                  .data(CheckResponse.class, check)
                  .build());
      case Beat.Alive() -> List.of(sse.newEventBuilder().comment("alive").build());
      case Beat.Silence() -> List.of();
    };
  }
}
