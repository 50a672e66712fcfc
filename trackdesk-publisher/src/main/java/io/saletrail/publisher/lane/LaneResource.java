package io.saletrail.publisher.lane;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The lanes with their holders and queues. For operators.
@OperatorsOnly
@Path("/api/lanes")
public class LaneResource {
  /// Lanes on one page, in the order of their tenants.
  private static final int PAGE = 200;

  private final Outbox outbox;

  LaneResource(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A lane and its queue.
  ///
  /// @param holder the replica that holds it; absent while nothing is due
  /// @param dueAt when it next has work
  /// @param pausedUntil no call before then: Trackdesk requested it, or does not respond
  /// @param learnedRate calls per second after a 429; raised again from `learnedSince` on
  /// @param requestsPerSecond the rate that the merchants have set
  /// @param due deliveries that are due, now or later
  public record Shown(
      String tenant,
      Optional<UUID> holder,
      Optional<Instant> dueAt,
      Optional<Instant> pausedUntil,
      Optional<Integer> learnedRate,
      Optional<Instant> learnedSince,
      Optional<Integer> requestsPerSecond,
      long due,
      long held,
      long refused,
      long givenUp) {}

  /// One page of lanes.
  ///
  /// @param after the last tenant of the previous page
  @GET
  public Uni<List<Shown>> show(@QueryParam("after") @DefaultValue("") String after) {
    return outbox.read(session -> LaneTable.show(session, after, PAGE));
  }
}
