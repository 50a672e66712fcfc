package io.saletrail.publisher.delivery;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// One delivery with its attempts, for operators.
@OperatorsOnly
@Path("/api/deliveries")
public class DeliveryResource {
  /// Attempts in one response, newest first; a week of failures makes about a hundred.
  private static final int MAX_ATTEMPTS = 500;

  private final Outbox outbox;

  DeliveryResource(Outbox outbox) {
    this.outbox = outbox;
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
