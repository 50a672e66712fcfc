package io.saletrail.publisher.lane;

import io.saletrail.publisher.rows.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Lanes in PostgreSQL: who holds them, and when they next have something to do.
///
/// `due_at` is never later than the tenant's earliest due delivery. Whoever makes work lowers it,
/// under the lane's row lock, as the last thing of the transaction; the holder raises it under the
/// same lock. Only the database's clock decides who holds a lane.
public final class LaneTable {
    private static final String OPEN =
            """
            insert into lane (tenant)
            select value from jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb))
             order by value
            on conflict do nothing
            """;

    // The lock is taken even where due_at is low already: the holder may be about to raise it.
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
            "select tenant from lane where tenant = :tenant for no key update";

    // A statement of its own after the lock: its snapshot shows what the lock waited for.
    private static final String REST =
            """
            update lane set due_at = (
                   select min(d.next_attempt_at)
                     from merchant m
                    cross join (values ('FRESH'), ('RETRY')) as u(urgency)
                    cross join lateral (
                          select next_attempt_at from delivery
                           where delivery.account = m.account and delivery.urgency = u.urgency
                             and state = 'DUE'
                           order by next_attempt_at limit 1) as d
                    where m.tenant = lane.tenant)
             where tenant = :tenant
            returning due_at
            """;

    private static final String PAUSE =
            """
            update lane
               set paused_until = greatest(paused_until, cast(cast(:until as text) as timestamptz))
             where tenant = :tenant
            """;

    private static final String TAKE =
            """
            update lane set holder = :replica
             where tenant in (
                   select tenant from lane
                    where holder is null and due_at <= now()
                      and (paused_until is null or paused_until <= now())
                    order by due_at limit :most for update skip locked)
            returning tenant
            """;

    private static final String TAKE_THESE =
            """
            update lane set holder = :replica
             where tenant in (
                   select tenant from lane
                    where tenant in (
                          select jsonb_array_elements_text(cast(cast(:tenants as text) as jsonb)))
                      and holder is null and due_at <= now()
                      and (paused_until is null or paused_until <= now())
                    for update skip locked)
            returning tenant
            """;

    private static final String WITH_WORK =
            "select tenant from lane where holder = :replica and due_at <= now()";

    private static final String OLDEST_DUE =
            """
            select min(d.next_attempt_at)
              from lane l
              join merchant m on m.tenant = l.tenant
             cross join (values ('FRESH'), ('RETRY')) as u(urgency)
             cross join lateral (
                   select next_attempt_at from delivery
                    where delivery.account = m.account and delivery.urgency = u.urgency
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

    private static final String LEAVE =
            """
            update lane
               set paused_until = greatest(
                     paused_until, now() + cast(:pause as bigint) * interval '1 millisecond')
             where holder = :replica
            """;

    private LaneTable() {}

    /// Makes sure that the lanes are there.
    public static Uni<?> open(Mutiny.Session session, Collection<TenantId> tenants) {
        return session.createNativeQuery(OPEN)
                .setParameter("tenants", names(tenants))
                .executeUpdate();
    }

    /// Something of these tenants is due now. The last statement of its transaction.
    public static Uni<?> workArrived(Mutiny.Session session, Collection<TenantId> tenants) {
        if (tenants.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(WORK_ARRIVED)
                .setParameter("tenants", names(tenants))
                .executeUpdate();
    }

    /// All that was due is done: when is the next? Empty when nothing waits.
    static Uni<Optional<Instant>> rest(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("tenant", tenant.toString())
                .getSingleResult()
                .chain(
                        () ->
                                session.createNativeQuery(REST, Instant.class)
                                        .setParameter("tenant", tenant.toString())
                                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /// No call of the lane's before then, whoever holds it.
    static Uni<?> pause(Mutiny.Session session, TenantId tenant, Instant until) {
        return session.createNativeQuery(PAUSE)
                .setParameter("tenant", tenant.toString())
                .setParameter("until", until.toString())
                .executeUpdate();
    }

    /// Takes lanes that have work and no holder, those that wait longest first.
    static Uni<List<TenantId>> take(Mutiny.Session session, UUID replica, int most) {
        return session.createNativeQuery(TAKE, String.class)
                .setParameter("replica", replica)
                .setParameter("most", most)
                .getResultList()
                .map(LaneTable::tenants);
    }

    /// Takes those of these lanes that have work and no holder.
    static Uni<List<TenantId>> take(
            Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
        return session.createNativeQuery(TAKE_THESE, String.class)
                .setParameter("replica", replica)
                .setParameter("tenants", names(tenants))
                .getResultList()
                .map(LaneTable::tenants);
    }

    /// The replica's lanes that have something to do.
    static Uni<List<TenantId>> withWork(Mutiny.Session session, UUID replica) {
        return session.createNativeQuery(WITH_WORK, String.class)
                .setParameter("replica", replica)
                .getResultList()
                .map(LaneTable::tenants);
    }

    /// When the earliest delivery of the replica's lanes was, or is, due.
    static Uni<Optional<Instant>> oldestDue(Mutiny.Session session, UUID replica) {
        return session.createNativeQuery(OLDEST_DUE, Instant.class)
                .setParameter("replica", replica)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /// Gives lanes back, but for those to which work came.
    static Uni<?> release(Mutiny.Session session, UUID replica, Collection<TenantId> tenants) {
        return session.createNativeQuery(RELEASE)
                .setParameter("replica", replica)
                .setParameter("tenants", names(tenants))
                .executeUpdate();
    }

    /// Keeps the lanes of a replica that stops closed for as long as its last calls count.
    static Uni<?> leave(Mutiny.Session session, UUID replica, Duration pause) {
        return session.createNativeQuery(LEAVE)
                .setParameter("replica", replica)
                .setParameter("pause", pause.toMillis())
                .executeUpdate();
    }

    private static String names(Collection<TenantId> tenants) {
        return Rows.write(tenants.stream().map(TenantId::toString).toList());
    }

    private static List<TenantId> tenants(List<String> names) {
        return names.stream().flatMap(name -> TenantId.of(name).stream()).toList();
    }
}
