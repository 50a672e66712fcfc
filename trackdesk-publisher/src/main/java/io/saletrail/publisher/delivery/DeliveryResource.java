package io.saletrail.publisher.delivery;

import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.operator.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// One delivery as it stands, with its attempts: for operators who are asked why.
@Path("/api/deliveries")
public class DeliveryResource {
  /// The newest attempts that are shown; a week of trouble makes some hundred.
  private static final int MOST_ATTEMPTS = 500;

  private final Outbox outbox;

  DeliveryResource(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A delivery and its attempts.
  ///
  /// @param attempts newest first; one without an outcome is under way, or was lost in a crash
  record Story(DeliveryRow delivery, List<AttemptTable.Recorded> attempts) {}

  @GET
  @Path("/{conversion}")
  public Uni<Response> show(String conversion) {
    return outbox
        .write(session -> story(session, conversion))
        .map(story -> story.map(found -> Response.ok(found).build()))
        .map(answer -> answer.orElseGet(DeliveryResource::unknown));
  }

  private static Uni<Optional<Story>> story(Mutiny.Session session, String conversion) {
    return DeliveryTable.read(session, conversion)
        .chain(
            found ->
                AttemptTable.story(session, conversion, MOST_ATTEMPTS)
                    .map(attempts -> found.map(each -> story(each, attempts))));
  }

  private static Story story(Delivery delivery, List<AttemptTable.Recorded> attempts) {
    return new Story(DeliveryRow.of(delivery), attempts);
  }

  private static Response unknown() {
    return Problem.response(
        404,
        "Not Found",
        "No conversion of that id has arrived here. Its id is {account}:{charge}.");
  }
}
