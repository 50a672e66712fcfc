package io.saletrail.publisher.lane;

import io.saletrail.publisher.rows.Rows;
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

/// Lanes in PostgreSQL: who holds them, and when they next have something to do.
///
/// `due_at` is never later than the tenant's earliest due delivery, or try of a token. Whoever
/// makes work lowers it, under the lane's row lock, as the last thing of the transaction; the
/// holder raises it under the same lock. Only the database's clock decides who holds a lane.
public final class LaneTable {
  private static final String CREATE =
      """
      insert into lane (tenant)
      select value from jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb))
       order by value
      on conflict do nothing
      """;

  // Locks the row even where due_at is low already: the holder may be about to raise it.
  private static final String WORK_ARRIVED =
      """
      with arrived as (
        select tenant from lane
         where tenant in
               (select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
         order by tenant for no key update)
      update lane set due_at = now()
        from arrived
       where lane.tenant = arrived.tenant and (due_at is null or due_at > now())
      """;

  private static final String LOCK =
      """
      select tenant from lane
       where tenant in
             (select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
       order by tenant for no key update
      """;

  // A statement of its own after the lock: its snapshot shows what the lock waited for.
  private static final String RAISE_DUE =
      """
      update lane set due_at = least((
             select min(c.check_at)
               from merchant m
               join credential c on c.account = m.account
              where m.tenant = lane.tenant and m.connected and not c.rejected), (
             select min(d.next_attempt_at)
               from merchant m
              cross join (values ('NEW'), ('RETRY'), ('BACKFILL')) as u(priority)
              cross join lateral (
                    select next_attempt_at from delivery
                     where delivery.account = m.account and delivery.priority = u.priority
                       and state = 'DUE'
                     order by next_attempt_at limit 1) as d
              where m.tenant = lane.tenant))
       where tenant in
             (select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
      returning cast(jsonb_build_object('tenant', tenant, 'due_at', due_at) as text)
      """;

  private static final String SAVE_THROTTLE =
      """
      update lane
         set paused_until = greatest(lane.paused_until, r.paused_until),
             learned_rate = coalesce(r.learned_rate, lane.learned_rate),
             learned_since = coalesce(r.learned_since, lane.learned_since)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
          as r(tenant text, paused_until timestamptz, learned_rate integer,
               learned_since timestamptz)
       where lane.tenant = r.tenant
      """;

  private static final String CLAIMED =
      """
      cast(jsonb_build_object(
        'tenant', tenant, 'paused_until', paused_until,
        'learned_rate', learned_rate, 'learned_since', learned_since) as text)
      """;

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
              where tenant in (
                    select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
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
        join merchant m on m.tenant = l.tenant
       cross join (values ('NEW'), ('RETRY'), ('BACKFILL')) as u(priority)
       cross join lateral (
             select next_attempt_at from delivery
              where delivery.account = m.account and delivery.priority = u.priority
                and state = 'DUE'
              order by next_attempt_at limit 1) as d
       where l.holder = :replica and l.due_at <= now()
      """;

  private static final String RELEASE =
      """
      update lane set holder = null
       where tenant in (
             select tenant from lane
              where tenant in (
                    select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
                and holder = :replica and (due_at is null or due_at > now())
              for update skip locked)
      """;

  private static final String CLOSE =
      """
      update lane
         set paused_until = greatest(
               paused_until, now() + cast(:pause as bigint) * interval '1 millisecond')
       where holder = :replica
      """;

  private LaneTable() {}

  /// Makes sure that the lanes are there.
  public static Uni<?> create(Mutiny.Session session, Collection<TenantId> tenants) {
    return session
        .createNativeQuery(CREATE)
        .setParameter("tenants", names(tenants))
        .executeUpdate();
  }

  /// Something of these tenants is due now. The last statement of its transaction.
  public static Uni<?> workArrived(Mutiny.Session session, Collection<TenantId> tenants) {
    if (tenants.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(WORK_ARRIVED)
        .setParameter("tenants", names(tenants))
        .executeUpdate();
  }

  private record NextDue(String tenant, Optional<Instant> dueAt) {}

  /// All that was due in these lanes is done: when is the next? Nothing of those in which nothing
  /// waits.
  static Uni<Map<TenantId, Instant>> nextDue(Mutiny.Session session, Collection<TenantId> tenants) {
    return lock(session, tenants)
        .chain(
            () ->
                session
                    .createNativeQuery(RAISE_DUE, String.class)
                    .setParameter("tenants", names(tenants))
                    .getResultList())
        .map(LaneTable::dueAt);
  }

  private static Map<TenantId, Instant> dueAt(List<String> rows) {
    var dueAt = new HashMap<TenantId, Instant>();
    for (var row : rows) {
      var next = Rows.read(row, NextDue.class);
      TenantId.of(next.tenant())
          .ifPresent(tenant -> next.dueAt().ifPresent(instant -> dueAt.put(tenant, instant)));
    }
    return dueAt;
  }

  /// Saves what limits lanes, for the next holder.
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
                session
                    .createNativeQuery(SAVE_THROTTLE)
                    .setParameter("rows", Rows.write(rows))
                    .executeUpdate());
  }

  private static Uni<?> lock(Mutiny.Session session, Collection<TenantId> tenants) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("tenants", names(tenants))
        .getResultList();
  }

  /// Claims lanes that have work and no holder, those that have waited longest first.
  static Uni<List<ThrottleState.Claimed>> claim(Mutiny.Session session, UUID replica, int limit) {
    return session
        .createNativeQuery(CLAIM, String.class)
        .setParameter("replica", replica)
        .setParameter("limit", limit)
        .getResultList()
        .map(LaneTable::claimed);
  }

  /// Claims those of these lanes that have work and no holder.
  static Uni<List<ThrottleState.Claimed>> claim(
      Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
    return session
        .createNativeQuery(CLAIM_THESE, String.class)
        .setParameter("replica", replica)
        .setParameter("tenants", names(tenants))
        .getResultList()
        .map(LaneTable::claimed);
  }

  /// The replica's lanes that have something to do.
  static Uni<List<ThrottleState.Claimed>> withWork(Mutiny.Session session, UUID replica) {
    return session
        .createNativeQuery(WITH_WORK, String.class)
        .setParameter("replica", replica)
        .getResultList()
        .map(LaneTable::claimed);
  }

  /// When the earliest delivery of the replica's lanes was, or is, due.
  static Uni<Optional<Instant>> oldestDue(Mutiny.Session session, UUID replica) {
    return session
        .createNativeQuery(OLDEST_DUE, Instant.class)
        .setParameter("replica", replica)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /// Gives lanes back, but for those to which work came.
  static Uni<?> release(Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
    return session
        .createNativeQuery(RELEASE)
        .setParameter("replica", replica)
        .setParameter("tenants", names(tenants))
        .executeUpdate();
  }

  /// Keeps the lanes of a replica that stops closed for as long as its last calls count.
  static Uni<?> closeFor(Mutiny.Session session, UUID replica, Duration pause) {
    return session
        .createNativeQuery(CLOSE)
        .setParameter("replica", replica)
        .setParameter("pause", pause.toMillis())
        .executeUpdate();
  }

  private static String names(Collection<TenantId> tenants) {
    return Rows.write(tenants.stream().map(TenantId::toString).toList());
  }

  private static List<ThrottleState.Claimed> claimed(List<String> rows) {
    return rows.stream().map(row -> Rows.read(row, ThrottleState.Claimed.class)).toList();
  }
}
