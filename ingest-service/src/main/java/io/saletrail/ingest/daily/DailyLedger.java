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

/// Leases and marks of daily passes. Whoever lost the lease changes nothing.
@ApplicationScoped
class DailyLedger {
  /// Accounts that get their first turn at a time.
  private static final int BATCH = 500;

  private static final String WITHOUT_TURN =
      """
      select m.account from merchant m
       where m.connected
         and not exists (select 1 from daily_turn t where t.account = m.account)
       limit :batch
      """;

  private static final String GIVE_TURNS =
      """
      insert into daily_turn (account, due_at)
      select r.account, cast(r.due_at as timestamptz)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(account text, due_at text)
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update daily_turn t
         set lease_holder = :lease, lease_until = now() + make_interval(secs => :length)
       where t.account in (
             select d.account from daily_turn d join merchant m using (account)
              where m.connected and d.due_at <= now()
                and (d.lease_until is null or d.lease_until < now())
              order by d.due_at limit :most for update of d skip locked)
      returning t.account, t.due_at, t.read_up_to
      """;

  /// Those asked after since the turn became due belong to this pass already.
  private static final String OPEN =
      """
      select u.object, u.kind, u.last_event from unsettled_object u
       where u.account = :account and (u.checked_at is null or u.checked_at < :due)
       order by u.checked_at nulls first, u.made_at
       limit greatest(0, cast(:most as bigint) - (select count(*) from unsettled_object c
                                   where c.account = :account and c.checked_at >= :due))
      """;

  private static final String KEEP_LEASE =
      """
      update daily_turn set lease_until = now() + make_interval(secs => :length)
       where account = :account and lease_holder = :lease
      """;

  private static final String CHECKED =
      """
      update unsettled_object set checked_at = now(), last_event = :event
       where account = :account and object = :object
      """;

  private static final String SETTLED =
      "delete from unsettled_object where account = :account and object = :object";

  /// Only what was asked after since it became so old: who was away for months is asked after
  /// once more.
  private static final String TOO_OLD =
      """
      delete from unsettled_object
       where account = :account and kind = :kind
         and checked_at > made_at + make_interval(secs => :age)
      """;

  private static final String END =
      """
      update daily_turn
         set due_at = :next,
             read_up_to = coalesce(cast(nullif(:mark, '') as timestamptz), read_up_to),
             lease_holder = null, lease_until = null
       where account = :account and lease_holder = :lease
      """;

  private static final String PUT_OFF =
      """
      update daily_turn
         set lease_holder = null, lease_until = now() + make_interval(secs => :pause)
       where account = :account and lease_holder = :lease
      """;

  private final Outbox outbox;
  private final DailyConfig config;

  DailyLedger(Outbox outbox, DailyConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Whether a lease was still held when something was written under it.
  enum Lease {
    HELD,
    LOST
  }

  private record FirstTurn(String account, String dueAt) {}

  /// Gives merchants that have none their first turn: at their own moment of the day.
  Uni<Void> schedule(Instant now) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(WITHOUT_TURN, String.class)
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
            .map(account -> new FirstTurn(account, first(account, now).toString()))
            .toList();
    return session
        .createNativeQuery(GIVE_TURNS)
        .setParameter("rows", Rows.write(rows))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Takes passes that are due and that nobody makes.
  Uni<List<DailyClaim>> claim(int most) {
    var lease = UUID.randomUUID().toString();
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", lease)
                .setParameter("length", config.lease().toSeconds())
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(row -> turn(row, lease)).toList()));
  }

  /// What is still to be asked after in this pass.
  Uni<List<UnsettledObject>> open(DailyClaim turn) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(OPEN, Object[].class)
                .setParameter("account", turn.account())
                .setParameter("due", turn.dueAt())
                .setParameter("most", config.maxObjects())
                .getResultList()
                .map(rows -> rows.stream().map(DailyLedger::open).toList()));
  }

  /// A page was read.
  Uni<Lease> progress(DailyClaim turn) {
    return outbox.write(session -> keepLease(session, turn));
  }

  /// An object was asked after and is still open.
  Uni<Lease> checked(DailyClaim turn, UnsettledObject open, String event) {
    return underLease(
        turn,
        session ->
            session
                .createNativeQuery(CHECKED)
                .setParameter("account", turn.account())
                .setParameter("object", open.object())
                .setParameter("event", event)
                .executeUpdate());
  }

  /// An object was asked after, and there is nothing more to come of it.
  Uni<Lease> settled(DailyClaim turn, UnsettledObject open) {
    return underLease(
        turn,
        session ->
            session
                .createNativeQuery(SETTLED)
                .setParameter("account", turn.account())
                .setParameter("object", open.object())
                .executeUpdate());
  }

  /// The pass has ended: the next is tomorrow's.
  ///
  /// @param mark up to when it read, if it read everything
  Uni<Lease> end(DailyClaim turn, Optional<Instant> mark, Instant now) {
    return underLease(turn, session -> deleteExpired(session, turn.account()))
        .call(
            () ->
                outbox.write(
                    session ->
                        session
                            .createNativeQuery(END)
                            .setParameter("next", next(turn, now))
                            .setParameter("mark", mark.map(Instant::toString).orElse(""))
                            .setParameter("account", turn.account())
                            .setParameter("lease", turn.lease())
                            .executeUpdate()));
  }

  /// The pass was broken off and goes on later.
  Uni<Void> defer(DailyClaim turn, Duration pause) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(PUT_OFF)
                .setParameter("pause", pause.toSeconds())
                .setParameter("account", turn.account())
                .setParameter("lease", turn.lease())
                .executeUpdate()
                .replaceWithVoid());
  }

  private interface Change {
    Uni<?> make(Mutiny.Session session);
  }

  private Uni<Lease> underLease(DailyClaim turn, Change change) {
    return outbox.write(
        session ->
            keepLease(session, turn)
                .call(
                    lease ->
                        switch (lease) {
                          case HELD -> change.make(session);
                          case LOST -> Uni.createFrom().voidItem();
                        }));
  }

  private Uni<Lease> keepLease(Mutiny.Session session, DailyClaim turn) {
    return session
        .createNativeQuery(KEEP_LEASE)
        .setParameter("length", config.lease().toSeconds())
        .setParameter("account", turn.account())
        .setParameter("lease", turn.lease())
        .executeUpdate()
        .map(rows -> rows > 0 ? Lease.HELD : Lease.LOST);
  }

  private static Uni<Integer> deleteExpired(Mutiny.Session session, String account) {
    var forgotten = Uni.createFrom().item(0);
    for (var kind : UnsettledKind.values()) {
      forgotten =
          forgotten.chain(
              () ->
                  session
                      .createNativeQuery(TOO_OLD)
                      .setParameter("account", account)
                      .setParameter("kind", kind.name())
                      .setParameter("age", kind.maxAge().toSeconds())
                      .executeUpdate());
    }
    return forgotten;
  }

  private Instant first(String account, Instant now) {
    return PollSlot.after(now, account, config.interval());
  }

  private Instant next(DailyClaim turn, Instant now) {
    return PollSlot.next(turn.dueAt(), now, turn.account(), config.interval());
  }

  private static DailyClaim turn(Object[] row, String lease) {
    return new DailyClaim(
        (String) row[0],
        lease,
        ((OffsetDateTime) row[1]).toInstant(),
        Optional.ofNullable((@Nullable OffsetDateTime) row[2]).map(OffsetDateTime::toInstant));
  }

  private static UnsettledObject open(Object[] row) {
    return new UnsettledObject(
        (String) row[0],
        UnsettledKind.valueOf((String) row[1]),
        Optional.ofNullable((@Nullable String) row[2]));
  }
}
