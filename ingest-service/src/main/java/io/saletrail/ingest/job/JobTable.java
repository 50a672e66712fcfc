package io.saletrail.ingest.job;

import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `job`.
public final class JobTable {
  /// A condition of [JobType#due()]: the account is a connected merchant.
  public static final String CONNECTED =
      "exists (select 1 from merchant m where m.account = j.account and m.connected)";

  private static final String ADD =
      """
      insert into job (job, kind, key, account, due_at, parameters)
      select r.job, r.kind, r.key, r.account, r.due_at, r.parameters
        from %s as r
      on conflict do nothing
      """
          .formatted(Rows.recordset("job"));

  private static final String UNSCHEDULED =
      """
      select m.account from merchant m
       where m.connected
         and not exists (select 1 from job j where j.kind = :kind and j.account = m.account)
       limit :limit
      """;

  private static final String SCHEDULED =
      """
      select j.* from job j
       where j.kind = :kind and j.state = 'RUNNING' and j.due_at <= now() and %s
       order by j.due_at limit :limit
       for update of j skip locked
      """
          .formatted(CONNECTED);

  private static final String CONNECTED_ACCOUNTS =
      """
      select m.account from merchant m where m.connected and m.account = any(:accounts)
      """;

  private static final String PAUSE_DISCONNECTED =
      """
      update job j set state = 'PAUSED', lease_id = null, lease_until = null
        from merchant m
       where m.account = j.account and not m.connected
         and j.account = any(:accounts) and j.kind in ('POLL', 'DAILY') and j.state = 'RUNNING'
      """;

  private static final String RESUME_CONNECTED =
      """
      update job j set state = 'RUNNING'
        from merchant m
       where m.account = j.account and m.connected
         and j.account = any(:accounts) and j.kind in ('POLL', 'DAILY') and j.state = 'PAUSED'
      """;

  /// A pass in progress keeps its window, so it loses its lease: the next one starts over.
  private static final String RESTART_POLLS =
      """
      update job
         set high_water_at =
               case when high_water_at > :since then :since else high_water_at end,
             cursor = null, counts = null, due_at = now(), lease_id = null, lease_until = null
       where kind = 'POLL' and state <> 'ENDED' and (:everyone or account = :account)
      """;

  /// A poll that was requested is no longer due, but open.
  private static final String DUE_SINCE =
      """
      select k.kind, least(
             (select j.due_at from job j
               where j.kind = k.kind and j.state = 'RUNNING' order by j.due_at limit 1),
             (select min(r.received_at) from job_request r
               where k.kind = 'POLL' and r.ended_at is null)) as due_at
        from unnest(cast(:kinds as text[])) as k(kind)
      """;

  private static final String DELETE_EXPIRED =
      """
      delete from job
       where kind = :kind and ended_at < now() - make_interval(secs => :retention)
      """;

  /// The accounts with jobs, one index entry each, then the oldest due jobs of each within its
  /// share, and of these the first of every account before the second of any.
  private static final String LOCK_FAIRLY =
      """
      with recursive waiting as (
        (select j.account from job j
          where j.kind = :kind and j.state = 'RUNNING'
          order by j.account limit 1)
        union all
        select (select j.account from job j
                 where j.kind = :kind and j.state = 'RUNNING' and j.account > w.account
                 order by j.account limit 1)
          from waiting w where w.account is not null),
      candidate as (
        select d.job, d.turn
          from waiting w
         cross join lateral (
               select count(*) as ended
                 from (select 1 from job h
                        where h.kind = :kind and h.account = w.account and h.state = 'ENDED'
                          and h.ended_at > now() - interval '1 hour'
                        limit :share) e) used
         cross join lateral (
               select o.job, row_number() over (order by o.due_at, o.job) as turn
                 from (select c.job, c.due_at from job c
                        where c.kind = :kind and c.account = w.account and c.state = 'RUNNING'
                          and (c.lease_until is null or c.lease_until < now())
                          and c.due_at <= now()
                        order by c.due_at
                        limit least(:limit, :share - used.ended)) o) d
         where w.account is not null)
      select j.* from candidate c join job j on j.job = c.job
       where j.state = 'RUNNING' and (j.lease_until is null or j.lease_until < now())
       order by c.turn, j.due_at limit :limit
       for update of j skip locked
      """;

  private JobTable() {}

  /// Adds jobs that do not exist yet and returns how many.
  public static Uni<Integer> add(Mutiny.Session session, List<NewJob> jobs) {
    return jobs.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, ADD).rows(jobs.stream().map(NewJob::row).toList()).run();
  }

  /// Adds the recurring job of connected merchants without one.
  ///
  /// @param dueAt the first due time of an account
  public static Uni<Integer> addRecurring(
      Mutiny.Session session, JobKind kind, int limit, Function<String, Instant> dueAt) {
    return Rows.query(session, UNSCHEDULED, String.class)
        .set("kind", kind)
        .set("limit", limit)
        .list()
        .map(accounts -> recurring(kind, accounts, dueAt))
        .chain(jobs -> add(session, jobs));
  }

  private static List<NewJob> recurring(
      JobKind kind, List<String> accounts, Function<String, Instant> dueAt) {
    return accounts.stream()
        .map(account -> NewJob.recurring(kind, account, dueAt.apply(account)))
        .toList();
  }

  /// Pauses the recurring jobs of disconnected merchants, and resumes those of connected ones: an
  /// account that left is no longer at the head of the index of due jobs.
  public static Uni<Integer> followConnections(
      Mutiny.Session session, Collection<String> accounts) {
    return Rows.update(session, PAUSE_DISCONNECTED)
        .texts("accounts", accounts)
        .run()
        .chain(() -> Rows.update(session, RESUME_CONNECTED).texts("accounts", accounts).run());
  }

  /// Lets the next poll start at this time, or at its own mark where that is earlier.
  ///
  /// @param account absent for all merchants
  public static Uni<Integer> restartPolls(
      Mutiny.Session session, Instant since, Optional<String> account) {
    return Rows.update(session, RESTART_POLLS)
        .set("since", since)
        .set("everyone", account.isEmpty())
        .set("account", account.orElse(""))
        .run();
  }

  /// Locks a job.
  public static Uni<Optional<Job>> lock(Mutiny.Session session, JobKind kind, String key) {
    return session
        .find(Job.class, kind.id(key), LockModeType.PESSIMISTIC_WRITE)
        .map(Optional::ofNullable);
  }

  public static Uni<Optional<Job>> find(Mutiny.Session session, JobKind kind, String key) {
    return session.find(Job.class, kind.id(key)).map(Optional::ofNullable);
  }

  /// The latest jobs of a kind, the newest first.
  public static Uni<List<Job>> latest(Mutiny.Session session, JobKind kind, int limit) {
    return session
        .createSelectionQuery("from Job where kind = :kind order by createdAt desc", Job.class)
        .setParameter("kind", kind)
        .setMaxResults(limit)
        .getResultList();
  }

  /// Locks due jobs that no replica holds.
  static Uni<List<Job>> lockDue(Mutiny.Session session, JobType<?, ?> type, int limit) {
    return type.hourlyShare().isPresent()
        ? lockFairly(session, type.kind(), limit, type.hourlyShare().getAsInt())
        : lockInOrder(session, type, limit);
  }

  private static Uni<List<Job>> lockFairly(
      Mutiny.Session session, JobKind kind, int limit, int share) {
    return session
        .createNativeQuery(LOCK_FAIRLY, Job.class)
        .setParameter("kind", kind.name())
        .setParameter("limit", limit)
        .setParameter("share", share)
        .getResultList();
  }

  private static Uni<List<Job>> lockInOrder(Mutiny.Session session, JobType<?, ?> type, int limit) {
    return session
        .createNativeQuery(lockDue(type), Job.class)
        .setParameter("kind", type.kind().name())
        .setParameter("limit", limit)
        .getResultList();
  }

  private static String lockDue(JobType<?, ?> type) {
    return """
        select j.* from job j
         where j.kind = :kind and j.state = 'RUNNING'
           and (j.lease_until is null or j.lease_until < now())
           and %s
         order by %s limit :limit
         for update of j skip locked
        """
        .formatted(type.due(), type.order());
  }

  /// Locks recurring jobs of connected merchants that are due, leased or not.
  public static Uni<List<Job>> lockScheduled(Mutiny.Session session, JobKind kind, int limit) {
    return session
        .createNativeQuery(SCHEDULED, Job.class)
        .setParameter("kind", kind.name())
        .setParameter("limit", limit)
        .getResultList();
  }

  /// The connected ones of these accounts.
  static Uni<Set<String>> connected(Mutiny.Session session, Collection<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : Rows.query(session, CONNECTED_ACCOUNTS, String.class)
            .texts("accounts", accounts)
            .list()
            .map(HashSet::new);
  }

  /// Since when the oldest job of a kind has been due; empty where no job of the kind runs.
  record DueSince(JobKind kind, Optional<Instant> dueAt) {}

  static Uni<List<DueSince>> dueSince(Mutiny.Session session) {
    return Rows.query(session, DUE_SINCE, DueSince.class)
        .texts("kinds", List.of(JobKind.values()), JobKind::name)
        .list();
  }

  static Uni<Integer> deleteExpired(Mutiny.Session session, JobKind kind, Duration retention) {
    return Rows.update(session, DELETE_EXPIRED).set("kind", kind).set("retention", retention).run();
  }
}
