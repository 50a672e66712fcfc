package io.saletrail.conversion.missingdetail;

import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.head.Affected;
import io.saletrail.conversion.rules.MissingDetail;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Missing details: since when, how often Stripe was read for them, and how they ended.
public final class MissingDetailTable {
  private static final String RELEASE =
      """
      with required as (
        select object, case_id
          from unnest(cast(:objects as text[]), cast(:required as uuid[])) as r(object, case_id))
      delete from missing_detail_case c
       where c.case_id = any(:cases)
         and not exists (
             select 1 from required l where l.case_id = c.case_id and l.object = c.object)
      returning c.account, c.object
      """;

  /// Most details arrive within seconds, as facts come in any order. A row remains only after a
  /// look-up.
  private static final String CLOSE =
      """
      with complete as (
        select w.account, w.object, w.attempts
          from unnest(cast(:accounts as text[]), cast(:objects as text[])) as r(account, object)
          join missing_detail w on w.account = r.account and w.object = r.object
         where w.ended_at is null
           and not exists (
               select 1 from missing_detail_case c
                where c.account = w.account and c.object = w.object)),
      forgotten as (
        delete from missing_detail w using complete c
         where w.account = c.account and w.object = c.object and c.attempts = 0)
      update missing_detail w set ended_at = now(), outcome = 'NO_LONGER_MISSING'
        from complete c
       where w.account = c.account and w.object = c.object and c.attempts > 0
      """;

  private static final String JOIN =
      """
      insert into missing_detail_case (account, object, case_id)
      select account, object, case_id
        from unnest(cast(:accounts as text[]), cast(:objects as text[]), cast(:cases as uuid[]))
             as r(account, object, case_id)
      on conflict do nothing
      """;

  /// A detail that is missing again keeps its count of attempts. What events leave out never comes
  /// without a look-up, so it has no grace period.
  private static final String OPEN =
      """
      insert into missing_detail (account, object, kind, livemode, due_at)
      select distinct on (account, object) account, object, kind, livemode,
             now() + make_interval(secs =>
               case kind when 'DETAILS' then 0 else cast(:grace as double precision) end)
        from unnest(cast(:accounts as text[]), cast(:objects as text[]), cast(:kinds as text[]),
                    cast(:livemodes as boolean[])) as r(account, object, kind, livemode)
       order by account, object, kind
      on conflict (account, object) do update
         set kind = excluded.kind, due_at = excluded.due_at, ended_at = null, outcome = null
       where missing_detail.outcome = 'NO_LONGER_MISSING'
      """;

  private static final String END_AT_LIMIT =
      """
      update missing_detail set ended_at = now(), outcome = 'LIMIT_REACHED'
       where (account, object) in (
             select account, object from missing_detail
              where ended_at is null and due_at <= now()
                and (attempts >= :maxAttempts
                     or opened_at < now() - make_interval(secs => :age))
              order by due_at limit :batch
              for update skip locked)
      """;

  /// The first detail of every merchant goes before the second of any: one with a hundred thousand
  /// delays no other. A detail may fall due between the step that ends details and this one: the
  /// next sweep ends those without attempts left.
  private static final String REQUEST =
      """
      with recursive waiting as (
        (select account from missing_detail where ended_at is null order by account limit 1)
        union all
        select (select d.account from missing_detail d
                 where d.ended_at is null and d.account > w.account order by d.account limit 1)
          from waiting w where w.account is not null)
      update missing_detail
         set attempts = attempts + 1, requested_at = now(),
             lookup = cast(gen_random_uuid() as text),
             due_at = now() + make_interval(secs => :pause * power(4, attempts))
       where (account, object) in (
             select l.account, l.object
               from missing_detail l
               join (select o.account, o.object, o.nth
                       from waiting w
                      cross join lateral (
                            select d.account, d.object,
                                   row_number() over (order by d.due_at, d.object) as nth
                              from (select account, object, due_at from missing_detail
                                     where account = w.account and ended_at is null
                                       and due_at <= now() and attempts < :maxAttempts
                                     order by due_at limit :batch) d) o
                      order by o.nth limit :batch) f
                 on f.account = l.account and f.object = l.object
              where l.ended_at is null and l.due_at <= now()
                for update of l skip locked)
      returning lookup, account, object, livemode
      """;

  /// A failed look-up does not replace the result that Stripe has no session.
  private static final String APPLY_RESULT =
      """
      update missing_detail
         set result = :result, result_at = now(),
             ended_at = case when cast(:final as boolean)
                             then coalesce(ended_at, now()) else ended_at end,
             outcome = case when cast(:final as boolean)
                            then coalesce(outcome, :result) else outcome end
       where account = :account and object = :object
         and result is distinct from 'NO_SESSION'
      """;

  private static final String CASES =
      """
      select case_id from correlation where account = :account and stripe_id = :object
      union
      (select case_id from missing_detail_case where account = :account and object = :object
        order by case_id limit :limit)
      """;

  /// Counts look-ups without a recorded end, including those past their age limit.
  private static final String COUNT_OPEN =
      "select count(*) from missing_detail where ended_at is null";

  private MissingDetailTable() {}

  /// A detail that a case lacks.
  public record Requirement(CaseId id, MissingDetail missing) {}

  private record ObjectKey(String account, String object) {}

  /// Makes these cases wait for exactly these details. A detail that no case waits for any more is
  /// closed.
  public static Uni<Void> replace(
      Mutiny.Session session,
      Collection<CaseId> cases,
      List<Requirement> required,
      MissingDetailConfig config) {
    return release(session, cases, required)
        .chain(released -> join(session, required).replaceWith(released))
        .chain(released -> close(session, released))
        .chain(() -> open(session, required, config));
  }

  private static Uni<List<ObjectKey>> release(
      Mutiny.Session session, Collection<CaseId> cases, List<Requirement> required) {
    return Rows.query(session, RELEASE, ObjectKey.class)
        .uuids("cases", cases, CaseId::id)
        .texts("objects", required, one -> one.missing().object())
        .uuids("required", required, one -> one.id().id())
        .list()
        .map(keys -> keys.stream().distinct().toList());
  }

  private static Uni<Void> join(Mutiny.Session session, List<Requirement> required) {
    if (required.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, JOIN)
        .texts("accounts", required, one -> one.id().account())
        .texts("objects", required, one -> one.missing().object())
        .uuids("cases", required, one -> one.id().id())
        .run()
        .replaceWithVoid();
  }

  private static Uni<Void> close(Mutiny.Session session, List<ObjectKey> released) {
    if (released.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, CLOSE)
        .texts("accounts", released, ObjectKey::account)
        .texts("objects", released, ObjectKey::object)
        .run()
        .replaceWithVoid();
  }

  private static Uni<Void> open(
      Mutiny.Session session, List<Requirement> required, MissingDetailConfig config) {
    if (required.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, OPEN)
        .texts("accounts", required, one -> one.id().account())
        .texts("objects", required, one -> one.missing().object())
        .texts("kinds", required, one -> one.missing().kind().name())
        .booleans("livemodes", required, one -> one.missing().livemode())
        .set("grace", config.grace())
        .run()
        .replaceWithVoid();
  }

  /// Ends details past their attempts or their age.
  static Uni<Integer> endAtLimit(Mutiny.Session session, MissingDetailConfig config) {
    return Rows.update(session, END_AT_LIMIT)
        .set("maxAttempts", config.maxAttempts())
        .set("age", config.ageLimit())
        .set("batch", config.batch())
        .run();
  }

  /// The number of open details, of all merchants.
  static Uni<Long> countOpen(Mutiny.Session session) {
    return Rows.query(session, COUNT_OPEN, Long.class).one();
  }

  /// Requests the look-ups that are due, and schedules the next attempts.
  static Uni<List<LookupRequested>> request(
      Mutiny.Session session, Instant now, MissingDetailConfig config) {
    return Rows.query(session, REQUEST, LookupRow.class)
        .set("pause", config.firstPause())
        .set("maxAttempts", config.maxAttempts())
        .set("batch", config.batch())
        .list()
        .map(rows -> rows.stream().map(row -> row.requested(now)).toList());
  }

  private record LookupRow(String lookup, String account, String object, boolean livemode) {
    LookupRequested requested(Instant now) {
      return new LookupRequested(lookup, account, object, livemode, now);
    }
  }

  /// Records the result of a look-up.
  ///
  /// @param limit cases that wait for the object, at most
  /// @return the cases whose decision may change: the case of the object, and those that wait for
  /// it or belong to it
  public static Uni<Affected> applyResult(Mutiny.Session session, LookupEnded ended, int limit) {
    return Rows.update(session, APPLY_RESULT)
        .set("result", ended.outcome().name())
        .set("final", isFinal(ended.outcome()))
        .set("account", ended.account())
        .set("object", ended.object())
        .run()
        .chain(
            written ->
                written == 0
                    ? Uni.createFrom().item(new Affected())
                    : affected(session, ended, limit));
  }

  private static Uni<Affected> affected(Mutiny.Session session, LookupEnded ended, int limit) {
    return Rows.query(session, CASES, UUID.class)
        .set("account", ended.account())
        .set("object", ended.object())
        .set("limit", limit)
        .list()
        .map(ids -> ids.stream().map(id -> new CaseId(ended.account(), id)))
        .map(
            cases ->
                new Affected(
                    cases.collect(Collectors.toSet()),
                    Set.of(new Parent(ended.account(), ended.object()))));
  }

  /// Whether a further look-up would not help. A session that was found arrives as a fact.
  private static boolean isFinal(LookupEnded.Outcome outcome) {
    return switch (outcome) {
      case NO_SESSION, UNKNOWN_OBJECT -> true;
      case SESSION_FOUND, NOT_AUTHORISED, GIVEN_UP, INCOMPLETE, OTHER -> false;
    };
  }
}
