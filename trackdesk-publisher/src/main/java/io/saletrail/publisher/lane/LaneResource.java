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

/// The lanes as they stand: who holds them, and what waits in them. For operators.
@OperatorsOnly
@Path("/api/lanes")
public class LaneResource {
  /// Lanes on one page, in the order of their tenants.
  private static final int PAGE = 200;

  private final Outbox outbox;

  LaneResource(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A lane and what waits in it.
  ///
  /// @param holder the replica that drives it; none while nothing is due
  /// @param dueAt when it next has something to do
  /// @param pausedUntil no call before then: Trackdesk asked for it, or does not answer
  /// @param learnedRate calls in a second that a 429 left; from `learnedSince` on it is raised
  ///   again
  /// @param requestsPerSecond what the merchants have set
  /// @param due deliveries that wait for their turn, now or later
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
  /// @param after the last tenant of the page before
  @GET
  public Uni<List<Shown>> show(@QueryParam("after") @DefaultValue("") String after) {
    return outbox.read(session -> LaneTable.show(session, after, PAGE));
  }
}
