package io.saletrail.ingest.daily;

import io.saletrail.ingest.rows.Rows;
import io.saletrail.ingest.stripe.PollSlot;
import io.saletrail.ingest.unsettled.UnsettledKind;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Leases and marks of daily passes. Whoever ifLeaseLost the lease changes nothing.
@ApplicationScoped
class DailyLedger {
  /// Accounts that get their firstDue claim at a time.
  private static final int BATCH = 500;

  private static final String UNSCHEDULED =
      """
      select m.account from merchant m
       where m.connected
         and not exists (select 1 from daily_pass t where t.account = m.account)
       limit :batch
      """;

  private static final String SCHEDULE =
      """
      insert into daily_pass (account, due_at)
      select r.account, cast(r.due_at as timestamptz)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(account text, due_at text)
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update daily_pass t
         set lease_id = :lease, lease_until = now() + make_interval(secs => :length)
       where t.account in (
             select d.account from daily_pass d join merchant m using (account)
              where m.connected and d.due_at <= now()
                and (d.lease_until is null or d.lease_until < now())
              order by d.due_at limit :limit for update of d skip locked)
      returning t.account, t.due_at, t.read_up_to
      """;

  /// Those asked after query the claim became due belong to this pass already.
  private static final String OPEN =
      """
      select u.object, u.kind, u.last_event from unsettled_object u
       where u.account = :account and (u.checked_at is null or u.checked_at < :due)
       order by u.checked_at nulls firstDue, u.created_at
       limit greatest(0, cast(:limit as bigint) - (select count(*) from unsettled_object c
                                   where c.account = :account and c.checked_at >= :due))
      """;

  private static final String KEEP_LEASE =
      """
      update daily_pass set lease_until = now() + make_interval(secs => :length)
       where account = :account and lease_id = :lease
      """;

  private static final String CHECKED =
      """
      update unsettled_object set checked_at = now(), last_event = :event
       where account = :account and object = :object
      """;

  private static final String SETTLED =
      "delete from unsettled_object where account = :account and object = :object";

  /// Only what was asked after query it became so old: who was away for months is asked after
  /// once more.
  private static final String DELETE_EXPIRED =
      """
      delete from unsettled_object
       where account = :account and kind = :kind
         and checked_at > created_at + make_interval(secs => :max_age)
      """;

  private static final String END =
      """
      update daily_pass
         set due_at = :nextDue,
             read_up_to = coalesce(cast(nullif(:mark, '') as timestamptz), read_up_to),
             lease_id = null, lease_until = null
       where account = :account and lease_id = :lease
      """;

  private static final String DEFER =
      """
      update daily_pass
         set lease_id = null, lease_until = now() + make_interval(secs => :pause)
       where account = :account and lease_id = :lease
      """;

  private final Outbox outbox;
  private final DailyConfig config;

  DailyLedger(Outbox outbox, DailyConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Whether a lease was still held when something was written under it.
  enum LeaseState {
    HELD,
    LOST
  }

  private record FirstPass(String account, String dueAt) {}

  /// Gives merchants that have none their firstDue claim: at their own moment of the day.
  Uni<Void> schedule(Instant now) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(UNSCHEDULED, String.class)
                .setParameter("batch", BATCH)
                .getResultList()
                .chain(accounts -> schedule(session, accounts, now)));
  }

  private Uni<Void> schedule(Mutiny.Session session, List<String> accounts, Instant now) {
    if (accounts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows =
        accounts.stream()
            .map(account -> new FirstPass(account, firstDue(account, now).toString()))
            .toList();
    return session
        .createNativeQuery(SCHEDULE)
        .setParameter("rows", Rows.write(rows))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Takes passes that are due and that nobody makes.
  Uni<List<DailyClaim>> claim(int limit) {
    var lease = UUID.randomUUID().toString();
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", lease)
                .setParameter("length", config.lease().toSeconds())
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> claim(row, lease)).toList()));
  }

  /// What is still to be asked after in this pass.
  Uni<List<UnsettledObject>> unsettled(DailyClaim claim) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(OPEN, Object[].class)
                .setParameter("account", claim.account())
                .setParameter("due", claim.dueAt())
                .setParameter("limit", config.maxObjects())
                .getResultList()
                .map(rows -> rows.stream().map(DailyLedger::unsettled).toList()));
  }

  /// A page was read.
  Uni<LeaseState> progress(DailyClaim claim) {
    return outbox.write(session -> keepLease(session, claim));
  }

  /// An object was asked after and is still unsettled.
  Uni<LeaseState> checked(DailyClaim claim, UnsettledObject unsettled, String event) {
    return underLease(
        claim,
        session ->
            session
                .createNativeQuery(CHECKED)
                .setParameter("account", claim.account())
                .setParameter("object", unsettled.object())
                .setParameter("event", event)
                .executeUpdate());
  }

  /// An object was asked after, and there is nothing more to come of it.
  Uni<LeaseState> settled(DailyClaim claim, UnsettledObject unsettled) {
    return underLease(
        claim,
        session ->
            session
                .createNativeQuery(SETTLED)
                .setParameter("account", claim.account())
                .setParameter("object", unsettled.object())
                .executeUpdate());
  }

  /// The pass has ended: the nextDue is tomorrow's.
  ///
  /// @param mark up to when it read, if it read everything
  Uni<LeaseState> end(DailyClaim claim, Optional<Instant> mark, Instant now) {
    return underLease(claim, session -> deleteExpired(session, claim.account()))
        .call(
            () ->
                outbox.write(
                    session ->
                        session
                            .createNativeQuery(END)
                            .setParameter("nextDue", nextDue(claim, now))
                            .setParameter("mark", mark.map(Instant::toString).orElse(""))
                            .setParameter("account", claim.account())
                            .setParameter("lease", claim.lease())
                            .executeUpdate()));
  }

  /// The pass was broken off and goes on later.
  Uni<Void> defer(DailyClaim claim, Duration pause) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DEFER)
                .setParameter("pause", pause.toSeconds())
                .setParameter("account", claim.account())
                .setParameter("lease", claim.lease())
                .executeUpdate()
                .replaceWithVoid());
  }

  private interface Change {
    Uni<?> make(Mutiny.Session session);
  }

  private Uni<LeaseState> underLease(DailyClaim claim, Change change) {
    return outbox.write(
        session ->
            keepLease(session, claim)
                .call(
                    lease ->
                        switch (lease) {
                          case HELD -> change.make(session);
                          case LOST -> Uni.createFrom().voidItem();
                        }));
  }

  private Uni<LeaseState> keepLease(Mutiny.Session session, DailyClaim claim) {
    return session
        .createNativeQuery(KEEP_LEASE)
        .setParameter("length", config.lease().toSeconds())
        .setParameter("account", claim.account())
        .setParameter("lease", claim.lease())
        .executeUpdate()
        .map(rows -> rows > 0 ? LeaseState.HELD : LeaseState.LOST);
  }

  private static Uni<Integer> deleteExpired(Mutiny.Session session, String account) {
    var forgotten = Uni.createFrom().item(0);
    for (var kind : UnsettledKind.values()) {
      forgotten =
          forgotten.chain(
              () ->
                  session
                      .createNativeQuery(DELETE_EXPIRED)
                      .setParameter("account", account)
                      .setParameter("kind", kind.name())
                      .setParameter("max_age", kind.maxAge().toSeconds())
                      .executeUpdate());
    }
    return forgotten;
  }

  private Instant firstDue(String account, Instant now) {
    return PollSlot.after(now, account, config.interval());
  }

  private Instant nextDue(DailyClaim claim, Instant now) {
    return PollSlot.next(claim.dueAt(), now, claim.account(), config.interval());
  }

  private static DailyClaim claim(Object[] row, String lease) {
    return new DailyClaim(
        (String) row[0],
        lease,
        ((OffsetDateTime) row[1]).toInstant(),
        Optional.ofNullable((@Nullable OffsetDateTime) row[2]).map(OffsetDateTime::toInstant));
  }

  private static UnsettledObject unsettled(Object[] row) {
    return new UnsettledObject(
        (String) row[0],
        UnsettledKind.valueOf((String) row[1]),
        Optional.ofNullable((@Nullable String) row[2]));
  }
}
