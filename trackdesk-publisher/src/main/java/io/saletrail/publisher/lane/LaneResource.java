package io.saletrail.publisher.lane;

import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.rows.Rows;
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
@Path("/api/lanes")
public class LaneResource {
  /// Lanes on one page, in the order of their tenants.
  private static final int PAGE = 200;

  private static final String SHOW =
      """
      select cast(to_jsonb(shown) as text) from (
        select l.tenant, l.holder, l.due_at, l.paused_until, l.learned_rate,
               l.learned_since, min(m.requests_per_second) as requests_per_second,
               coalesce(sum(d.due), 0) as due, coalesce(sum(d.held), 0) as held,
               coalesce(sum(d.refused), 0) as refused, coalesce(sum(d.given_up), 0) as given_up
          from (select * from lane where tenant > :after order by tenant limit :page) l
          left join merchant m on m.tenant = l.tenant
          left join lateral (
               select count(*) filter (where state = 'DUE') as due,
                      count(*) filter (where state = 'HELD') as held,
                      count(*) filter (where state = 'REFUSED') as refused,
                      count(*) filter (where state = 'GIVEN_UP') as given_up
                 from delivery
                where account = m.account
                  and state in ('DUE', 'HELD', 'REFUSED', 'GIVEN_UP')) d on true
         group by l.tenant, l.holder, l.due_at, l.paused_until, l.learned_rate,
               l.learned_since
         order by l.tenant) shown
      """;

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
    return outbox.write(
        session ->
            session
                .createNativeQuery(SHOW, String.class)
                .setParameter("after", after)
                .setParameter("page", PAGE)
                .getResultList()
                .map(rows -> rows.stream().map(row -> Rows.read(row, Shown.class)).toList()));
  }
}
