package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The operators' API of the quarantine.
@OperatorsOnly
@Path("/api/quarantine")
public class QuarantineResource {
  private final Quarantine quarantine;
  private final QuarantineConfig config;

  QuarantineResource(Quarantine quarantine, QuarantineConfig config) {
    this.quarantine = quarantine;
    this.config = config;
  }

  /// Lists entries, optionally of one account or one reason.
  @GET
  public Uni<Response> list(
      @RestQuery Optional<String> account,
      @RestQuery Optional<String> reason,
      @RestQuery Optional<Integer> limit) {
    var error = reason.flatMap(QuarantineResource::error);
    if (reason.isPresent() && error.isEmpty()) {
      return refused("`reason` must be one of " + Arrays.toString(ReadError.values()) + ".");
    }
    var requested = limit.orElse(config.defaultLimit());
    if (requested < 1 || requested > config.maxLimit()) {
      return refused("`limit` must be a number from 1 to " + config.maxLimit() + ".");
    }
    return quarantine
        .list(account, error, requested)
        .map(entries -> Response.ok(Map.of("entries", entries)).build());
  }

  @GET
  @Path("/{id}")
  public Uni<Response> show(@RestPath long id) {
    return quarantine
        .find(id, Instant.now())
        .map(
            found ->
                found
                    .map(entry -> Response.ok(entry).header("Cache-Control", "no-store").build())
                    .orElseGet(QuarantineResource::notFound));
  }

  @POST
  @Path("/{id}/replay")
  public Uni<Response> replay(@RestPath long id) {
    return quarantine.replay(id, Instant.now()).map(QuarantineResource::answer);
  }

  private static Response answer(ReplayResult replay) {
    return switch (replay) {
      case ReplayResult.Read(var count) ->
          Response.ok(Map.of("outcome", "READ", "activities", count)).build();
      case ReplayResult.Skipped(var reason) ->
          Response.ok(Map.of("outcome", "SKIPPED", "reason", reason)).build();
      case ReplayResult.StillUnreadable(var reason, var field) ->
          Response.ok(
                  Map.of(
                      "outcome", "STILL_UNREADABLE",
                      "reason", reason,
                      "field", field))
              .build();
      case ReplayResult.KeyMissing() ->
          Problem.of(ProblemKind.CONFLICT, "No key in SECRETS_KEY decrypts this event.").response();
      case ReplayResult.NotFound() -> notFound();
    };
  }

  private static Optional<ReadError> error(String name) {
    var requested = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(ReadError.values())
        .filter(error -> error.name().equals(requested))
        .findFirst();
  }

  private static Uni<Response> refused(String detail) {
    return Uni.createFrom().item(Problem.of(ProblemKind.INVALID_REQUEST, detail).response());
  }

  private static Response notFound() {
    return Problem.of(ProblemKind.NOT_FOUND, "No event with this ID is in quarantine.").response();
  }
}
