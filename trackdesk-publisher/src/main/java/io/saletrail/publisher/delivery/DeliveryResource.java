package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// One delivery with its attempts, for operators.
@OperatorsOnly
@Path("/api/deliveries")
public class DeliveryResource {
  /// Attempts in one response, newest first; a week of failures makes about a hundred.
  private static final int MAX_ATTEMPTS = 500;

  private final Outbox outbox;
  private final SealedResponses responses;

  DeliveryResource(Outbox outbox, SealedResponses responses) {
    this.outbox = outbox;
    this.responses = responses;
  }

  /// A delivery and its attempts.
  ///
  /// @param attempts newest first; one without an outcome is in flight, or was lost in a crash
  record DeliveryHistory(DeliveryRow delivery, List<AttemptTable.Recorded> attempts) {}

  @GET
  @Path("/{conversion}")
  public Uni<Response> show(String conversion) {
    return outbox
        .write(session -> history(session, conversion))
        .map(history -> history.map(found -> Response.ok(found).build()))
        .map(answer -> answer.orElseGet(DeliveryResource::unknown));
  }

  /// What Trackdesk answered to one call that failed. The reading enters the audit trail.
  @GET
  @Path("/{conversion}/attempts/{number}/response")
  public Uni<Response> response(String conversion, int number) {
    return responses
        .read(conversion, number, Instant.now())
        .map(read -> answer(read).header("Cache-Control", "no-store").build());
  }

  private static Response.ResponseBuilder answer(SealedResponses.Read read) {
    return switch (read) {
      case SealedResponses.Read.Opened(var text) -> Response.ok(Map.of("response", text));
      case SealedResponses.Read.KeyMissing() ->
          problem(ProblemKind.CONFLICT, "No key in SECRETS_KEY decrypts this response.");
      case SealedResponses.Read.NotFound() ->
          problem(
              ProblemKind.NOT_FOUND,
              "There is no response to this call, or it is older than %d days."
                  .formatted(DeliveryAttempted.RESPONSE_KEPT.toDays()));
    };
  }

  private static Response.ResponseBuilder problem(ProblemKind kind, String detail) {
    return Response.fromResponse(Problem.of(kind, detail).response());
  }

  private static Uni<Optional<DeliveryHistory>> history(Mutiny.Session session, String conversion) {
    return DeliveryTable.read(session, conversion)
        .chain(
            found ->
                AttemptTable.newest(session, conversion, MAX_ATTEMPTS)
                    .map(attempts -> found.map(each -> history(each, attempts))));
  }

  private static DeliveryHistory history(Delivery delivery, List<AttemptTable.Recorded> attempts) {
    return new DeliveryHistory(DeliveryRow.of(delivery), attempts);
  }

  private static Response unknown() {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "No conversion with this ID is known. The format is {account}:{charge}.")
        .response();
  }
}
