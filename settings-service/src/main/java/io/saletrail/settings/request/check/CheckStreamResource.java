package io.saletrail.settings.request.check;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.request.check.CheckStream.StreamEvent;
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

/// A check as server-sent events, until it ends. Each stream reads the stored facts, so any
/// replica may consume them. [StreamFilter] runs before it.
@Path("/api/merchants/{account}/checks/{id}/events")
@Tag(name = "Checks")
public class CheckStreamResource {
  private static final String PROGRESS = "progress";
  private static final String ENDED = "ended";

  private final CheckQuery checks;
  private final StreamLimit limit;
  private final CheckStreamConfig config;

  CheckStreamResource(CheckQuery checks, StreamLimit limit, CheckStreamConfig config) {
    this.checks = checks;
    this.limit = limit;
    this.config = config;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followCheck",
      summary = "A check as server-sent events",
      description =
          "The event progress after every change and ended at the end, each with the check as data. The stream ends with the check or after some minutes; reconnect then. 429 when too many streams are open.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = Check.class)))
  public Multi<OutboundSseEvent> follow(
      @PathParam("account") String account, @PathParam("id") String id, @Context Sse sse) {
    return Multi.createFrom()
        .deferred(
            () ->
                limit
                    .take(account)
                    .map(slot -> follow(account, id, sse, slot))
                    .orElseGet(() -> Multi.createFrom().empty()));
  }

  private Multi<OutboundSseEvent> follow(
      String account, String id, Sse sse, StreamLimit.Slot slot) {
    var stream = new CheckStream(config.heartbeat(), Instant.now());
    return Multi.createBy()
        .repeating()
        .uni(() -> read(account, id))
        .withDelay(config.interval())
        .whilst(check -> check.state().inProgress())
        .select()
        .first(config.maxDuration())
        .onItem()
        .transformToIterable(check -> events(sse, stream.next(check, Instant.now())))
        // The client reconnects and then gets the error.
        .onFailure()
        .recoverWithCompletion()
        .onTermination()
        .invoke(slot::release);
  }

  private Uni<Check> read(String account, String id) {
    return checks
        .reading(account, id)
        .map(
            found ->
                found.orElseThrow(
                    () -> ProblemException.notFound("This merchant has no such check.")));
  }

  private List<OutboundSseEvent> events(Sse sse, StreamEvent event) {
    return switch (event) {
      case StreamEvent.Update(var check) ->
          List.of(
              sse.newEventBuilder()
                  .name(check.state().inProgress() ? PROGRESS : ENDED)
                  .reconnectDelay(config.retry().toMillis())
                  .mediaType(MediaType.APPLICATION_JSON_TYPE)
                  .data(Check.class, check)
                  .build());
      case StreamEvent.Heartbeat() -> List.of(sse.newEventBuilder().comment("alive").build());
      case StreamEvent.Nothing() -> List.of();
    };
  }
}
