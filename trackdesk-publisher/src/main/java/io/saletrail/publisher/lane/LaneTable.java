package io.saletrail.publisher.lane;

import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Lanes in PostgreSQL: their holders, and when they next have work.
///
/// `due_at` is never later than the tenant's earliest due delivery, token probe or report. A
/// transaction that creates work lowers it under the lane's row lock, in its last statement; the
/// holder raises it under the same lock. Only the database's clock decides about leases.
public final class LaneTable {
  private static final String CREATE =
      """
      insert into lane (tenant)
      select value from unnest(cast(:tenants as text[])) as value order by value
      on conflict do nothing
      """;

  // Locks the row even if due_at is low already: the holder may be about to raise it. Reads due_at
  // from the locked row: the update's own condition would see it as it was before the lock.
  private static final String WORK_ARRIVED =
      """
      with arrived as (
        select tenant, due_at from lane
         where tenant = any(:tenants)
         order by tenant for no key update)
      update lane set due_at = now()
        from arrived
       where lane.tenant = arrived.tenant
         and (arrived.due_at is null or arrived.due_at > now())
      """;

  private static final String LOCK =
      """
      select tenant from lane
       where tenant = any(:tenants)
       order by tenant for no key update
      """;

  // A separate statement after the lock: its snapshot shows the changes that the lock waited for.
  private static final String RAISE_DUE =
      """
      update lane set due_at = least((
             select min(b.check_at)
               from binding b
               join merchant m on m.account = b.account
              where b.tenant = lane.tenant and m.connected and b.ciphertext is not null), (
             select min(r.due_at)
               from read_back r
               join binding b on b.account = r.account and b.tenant = r.tenant
               join merchant m on m.account = r.account
              where cast(:read_back as boolean) and r.tenant = lane.tenant and r.due_at is not null
                and m.connected and m.mode <> 'SHADOW'
                and b.ciphertext is not null and not b.rejected), (
             select min(d.next_attempt_at)
               from binding b
              cross join (values ('NEW'), ('RETRY'), ('BACKFILL')) as u(priority)
              cross join lateral (
                    select next_attempt_at from delivery
                     where delivery.account = b.account and delivery.tenant = b.tenant
                       and delivery.priority = u.priority and state = 'DUE'
                     order by next_attempt_at limit 1) as d
              where b.tenant = lane.tenant))
       where tenant = any(:tenants)
      returning tenant, due_at
      """;

  private static final String SAVE_THROTTLE =
      """
      update lane
         set paused_until = greatest(lane.paused_until, r.paused_until),
             learned_rate = coalesce(r.learned_rate, lane.learned_rate),
             learned_since = coalesce(r.learned_since, lane.learned_since)
        from unnest(cast(:tenants as text[]), cast(cast(:pauses as text[]) as timestamptz[]),
                    cast(:rates as integer[]), cast(cast(:learned as text[]) as timestamptz[]))
             as r(tenant, paused_until, learned_rate, learned_since)
       where lane.tenant = r.tenant
      """;

  private static final String CLAIMED = "tenant, paused_until, learned_rate, learned_since";

  private static final String CLAIM =
      """
      update lane set holder = :replica
       where tenant in (
             select tenant from lane
              where holder is null and due_at <= now()
                and (paused_until is null or paused_until <= now())
              order by due_at limit :limit for update skip locked)
      returning %s
      """
          .formatted(CLAIMED);

  private static final String CLAIM_THESE =
      """
      update lane set holder = :replica
       where tenant in (
             select tenant from lane
              where tenant = any(:tenants)
                and holder is null and due_at <= now()
                and (paused_until is null or paused_until <= now())
              for update skip locked)
      returning %s
      """
          .formatted(CLAIMED);

  private static final String WITH_WORK =
      "select " + CLAIMED + " from lane where holder = :replica and due_at <= now()";

  private static final String OLDEST_DUE =
      """
      select min(d.next_attempt_at)
        from lane l
        join binding b on b.tenant = l.tenant
       cross join (values ('NEW'), ('RETRY'), ('BACKFILL')) as u(priority)
       cross join lateral (
             select next_attempt_at from delivery
              where delivery.account = b.account and delivery.tenant = b.tenant
                and delivery.priority = u.priority and state = 'DUE'
              order by next_attempt_at limit 1) as d
       where (l.holder = :replica or l.holder is null) and l.due_at <= now()
      """;

  private static final String RELEASE =
      """
      update lane set holder = null
       where tenant in (
             select tenant from lane
              where tenant = any(:tenants)
                and holder = :replica and (due_at is null or due_at > now())
              for update skip locked)
      """;

  private static final String CLOSE =
      """
      update lane
         set paused_until = greatest(
               paused_until, now() + make_interval(secs => :pause))
       where holder = :replica
      """;

  private static final String SHOW =
      """
        select l.tenant, l.holder, l.due_at, l.paused_until, l.learned_rate,
               l.learned_since, min(b.requests_per_second) as requests_per_second,
               coalesce(sum(d.due), 0) as due, coalesce(sum(d.held), 0) as held,
               coalesce(sum(d.refused), 0) as refused, coalesce(sum(d.given_up), 0) as given_up
      from (select * from lane where tenant > :after order by tenant limit :page) l
      left join binding b on b.tenant = l.tenant
      left join lateral (
               select count(*) filter (where state = 'DUE') as due,
                      count(*) filter (where state = 'HELD') as held,
                      count(*) filter (where state = 'REFUSED') as refused,
                      count(*) filter (where state = 'GIVEN_UP') as given_up
                 from delivery
                where account = b.account and tenant = b.tenant
                  and state in ('DUE', 'HELD', 'REFUSED', 'GIVEN_UP')) d on true
         group by l.tenant, l.holder, l.due_at, l.paused_until, l.learned_rate,
               l.learned_since
         order by l.tenant
      """;

  private LaneTable() {}

  /// Creates missing lanes.
  public static Uni<?> create(Mutiny.Session session, Collection<TenantId> tenants) {
    return Rows.update(session, CREATE).texts("tenants", tenants, TenantId::toString).run();
  }

  /// Marks these tenants as due now. Must be the last statement of its transaction.
  public static Uni<?> workArrived(Mutiny.Session session, Collection<TenantId> tenants) {
    if (tenants.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, WORK_ARRIVED).texts("tenants", tenants, TenantId::toString).run();
  }

  private record NextDue(String tenant, Optional<Instant> dueAt) {}

  /// After a cycle: the next due time of these lanes; empty if nothing is queued.
  ///
  /// @param readBack whether conversions are read back
  static Uni<Map<TenantId, Instant>> nextDue(
      Mutiny.Session session, Collection<TenantId> tenants, boolean readBack) {
    return lock(session, tenants)
        .chain(
            () ->
                Rows.query(session, RAISE_DUE, NextDue.class)
                    .set("read_back", readBack)
                    .texts("tenants", tenants, TenantId::toString)
                    .list())
        .map(LaneTable::dueAt);
  }

  private static Map<TenantId, Instant> dueAt(List<NextDue> rows) {
    var dueAt = new HashMap<TenantId, Instant>();
    for (var next : rows) {
      TenantId.of(next.tenant())
          .ifPresent(tenant -> next.dueAt().ifPresent(instant -> dueAt.put(tenant, instant)));
    }
    return dueAt;
  }

  /// Stores the limits of lanes for the next holder.
  static Uni<?> saveThrottle(Mutiny.Session session, Map<TenantId, ThrottleState> throttles) {
    if (throttles.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows =
        throttles.entrySet().stream()
            .map(each -> ThrottleState.Claimed.of(each.getKey(), each.getValue()))
            .toList();
    return lock(session, throttles.keySet())
        .chain(
            () ->
                Rows.update(session, SAVE_THROTTLE)
                    .texts("tenants", rows, ThrottleState.Claimed::tenant)
                    .instants("pauses", rows, row -> row.pausedUntil().orElse(null))
                    .ints("rates", rows, row -> row.learnedRate().orElse(null))
                    .instants("learned", rows, row -> row.learnedSince().orElse(null))
                    .run());
  }

  private static Uni<?> lock(Mutiny.Session session, Collection<TenantId> tenants) {
    return Rows.query(session, LOCK, String.class)
        .texts("tenants", tenants, TenantId::toString)
        .list();
  }

  /// Claims lanes that have work and no holder, longest due first.
  static Uni<List<ThrottleState.Claimed>> claim(Mutiny.Session session, UUID replica, int limit) {
    return Rows.query(session, CLAIM, ThrottleState.Claimed.class)
        .set("replica", replica)
        .set("limit", limit)
        .list();
  }

  /// Claims those of these lanes that have work and no holder.
  static Uni<List<ThrottleState.Claimed>> claim(
      Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
    return Rows.query(session, CLAIM_THESE, ThrottleState.Claimed.class)
        .set("replica", replica)
        .texts("tenants", tenants, TenantId::toString)
        .list();
  }

  /// The replica's lanes that have work.
  static Uni<List<ThrottleState.Claimed>> withWork(Mutiny.Session session, UUID replica) {
    return Rows.query(session, WITH_WORK, ThrottleState.Claimed.class)
        .set("replica", replica)
        .list();
  }

  /// The earliest due time over the replica's lanes and those without a holder.
  static Uni<Optional<Instant>> oldestDue(Mutiny.Session session, UUID replica) {
    return Rows.query(session, OLDEST_DUE, Instant.class).set("replica", replica).first();
  }

  /// Releases lanes, except those that got work meanwhile.
  static Uni<?> release(Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
    return Rows.update(session, RELEASE)
        .set("replica", replica)
        .texts("tenants", tenants, TenantId::toString)
        .run();
  }

  /// Keeps the lanes of a stopping replica closed until its last calls count as lost.
  static Uni<?> closeFor(Mutiny.Session session, UUID replica, Duration pause) {
    return Rows.update(session, CLOSE).set("replica", replica).set("pause", pause).run();
  }

  /// One page of lanes in order of their tenants, with their queues.
  ///
  /// @param after the last tenant of the previous page
  static Uni<List<LaneResource.Shown>> show(Mutiny.Session session, String after, int page) {
    return Rows.query(session, SHOW, LaneResource.Shown.class)
        .set("after", after)
        .set("page", page)
        .list();
  }
}
