package io.saletrail.outbox.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The operators' API of parked messages, the same in every service. It shows where a message comes
/// from and what failed, never what it holds.
@OperatorsOnly
@Path("/api/parked-messages")
public class ParkedResource {
  private static final Logger LOG = Logger.getLogger(ParkedResource.class);

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private static final UUID FIRST_ID = new UUID(0, 0);

  private final ParkedMessages parked;
  private final Feeds feeds;
  private final Duration timeout;

  ParkedResource(
      ParkedMessages parked,
      Feeds feeds,
      @ConfigProperty(name = "saletrail.database.timeout") Duration timeout) {
    this.parked = parked;
    this.feeds = feeds;
    this.timeout = timeout;
  }

  /// Lists messages in the order of their ids, optionally of one channel.
  ///
  /// @param after the last id of the previous page
  @GET
  public Uni<Response> list(
      @RestQuery Optional<String> channel,
      @RestQuery Optional<UUID> after,
      @RestQuery Optional<Integer> limit) {
    var requested = limit.orElse(DEFAULT_LIMIT);
    if (requested < 1 || requested > MAX_LIMIT) {
      return refused("`limit` must be a number from 1 to " + MAX_LIMIT + ".");
    }
    return parked
        .list(after.orElse(FIRST_ID), channel, requested)
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(found -> Response.ok(Page.of(found, requested)).build());
  }

  /// @param next the value of `after` for the next page; absent on the last one
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<ParkedEntry> messages, Optional<UUID> next) {
    static Page of(List<ParkedEntry> messages, int limit) {
      return new Page(
          messages,
          messages.size() < limit ? Optional.empty() : Optional.of(messages.getLast().id()));
    }
  }

  /// Applies one message again.
  @POST
  @Path("/{id}/retry")
  public Uni<Response> retry(@RestPath UUID id) {
    return feeds.retryParked(id).ifNoItem().after(timeout).fail().map(ParkedResource::response);
  }

  private static Response response(Retry result) {
    return switch (result) {
      case Retry.Applied() -> Response.ok(Map.of("outcome", "APPLIED")).build();
      case Retry.StillParked(var reason, var error) ->
          Response.ok(Map.of("outcome", "STILL_PARKED", "reason", reason, "error", error)).build();
      case Retry.Running() ->
          problem(ProblemKind.CONFLICT, "This message is being retried at this moment.");
      case Retry.NotFound() -> problem(ProblemKind.NOT_FOUND, "No message with this ID is parked.");
    };
  }

  /// Has all messages of a channel applied again. Returns immediately: the list shows what is left.
  @POST
  @Path("/retry")
  public Uni<Response> retryAll(@RestQuery Optional<String> channel) {
    var known = channel.filter(feeds.channels()::contains);
    if (known.isEmpty()) {
      return refused("`channel` must be one of " + feeds.channels() + ".");
    }
    var name = known.get();
    feeds.retryParked(Set.of(name)).subscribe().with(_ -> {}, failure -> log(name, failure));
    return Uni.createFrom().item(Response.accepted(Map.of("channel", name)).build());
  }

  private static void log(String channel, Throwable failure) {
    LOG.warnf("parked.retried channel=%s outcome=FAILED error=%s", channel, Outage.kinds(failure));
  }

  private static Uni<Response> refused(String detail) {
    return Uni.createFrom().item(problem(ProblemKind.INVALID_REQUEST, detail));
  }

  private static Response problem(ProblemKind kind, String detail) {
    return Problem.of(kind, detail).response();
  }
}
