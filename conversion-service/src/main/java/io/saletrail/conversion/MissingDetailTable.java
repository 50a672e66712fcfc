package io.saletrail.conversion;

import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.CaseInput.CaseId;
import io.saletrail.conversion.FactEntry.Affected;
import io.saletrail.conversion.rules.MissingDetail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Missing details: since when, how often Stripe was read for them, and how they ended.
@ApplicationScoped
class MissingDetailTable {
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

  /// Most of it comes within seconds, in another order than hoped for: nobody has asked yet, and
  /// nothing is kept of that.
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

  /// What is missing once more goes on missing_detail with the maxAttempts it has left.
  private static final String OPEN =
      """
      insert into missing_detail (account, object, kind, livemode, due_at)
      select distinct on (account, object) account, object, kind, livemode,
             now() + make_interval(secs => :grace)
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

  /// A wait may fall due between the step that ends waits and this one: what has no question left
  /// is for the next sweep to end.
  private static final String REQUEST =
      """
      update missing_detail
         set attempts = attempts + 1, requested_at = now(),
             lookup = cast(gen_random_uuid() as text),
             due_at = now() + make_interval(secs => :pause * power(4, attempts))
       where (account, object) in (
             select account, object from missing_detail
              where ended_at is null and due_at <= now() and attempts < :maxAttempts
              order by due_at limit :batch
              for update skip locked)
      returning lookup, account, object, livemode
      """;

  /// That Stripe has no session is not forgotten over a later question that failed.
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

  /// Those that are over for the clock, and whose end was not noted yet, are still open.
  private static final String COUNT_OPEN =
      "select count(*) from missing_detail where ended_at is null";

  private final MissingDetailConfig config;

  MissingDetailTable(MissingDetailConfig config) {
    this.config = config;
  }

  /// What a case lacks.
  record Requirement(CaseId id, MissingDetail missing) {}

  private record ObjectKey(String account, String object) {}

  /// Lets these cases wait for what they lack, and for nothing else. A question that no case waits
  /// for any more is closed.
  Uni<Void> replace(Mutiny.Session session, Collection<CaseId> cases, List<Requirement> required) {
    return release(session, cases, required)
        .chain(released -> join(session, required).replaceWith(released))
        .chain(released -> close(session, released))
        .chain(() -> open(session, required));
  }

  private static Uni<List<ObjectKey>> release(
      Mutiny.Session session, Collection<CaseId> cases, List<Requirement> required) {
    return session
        .createNativeQuery(RELEASE, Object[].class)
        .setParameter("cases", CaseTable.ids(cases, CaseId::id))
        .setParameter("objects", CaseTable.texts(required, one -> one.missing().object()))
        .setParameter("required", CaseTable.ids(required, one -> one.id().id()))
        .getResultList()
        .map(MissingDetailTable::keys);
  }

  private static List<ObjectKey> keys(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new ObjectKey((String) row[0], (String) row[1]))
        .distinct()
        .toList();
  }

  private static Uni<Void> join(Mutiny.Session session, List<Requirement> required) {
    if (required.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(JOIN)
        .setParameter("accounts", CaseTable.texts(required, one -> one.id().account()))
        .setParameter("objects", CaseTable.texts(required, one -> one.missing().object()))
        .setParameter("cases", CaseTable.ids(required, one -> one.id().id()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> close(Mutiny.Session session, List<ObjectKey> released) {
    if (released.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(CLOSE)
        .setParameter("accounts", CaseTable.texts(released, ObjectKey::account))
        .setParameter("objects", CaseTable.texts(released, ObjectKey::object))
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Void> open(Mutiny.Session session, List<Requirement> required) {
    if (required.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(OPEN)
        .setParameter("accounts", CaseTable.texts(required, one -> one.id().account()))
        .setParameter("objects", CaseTable.texts(required, one -> one.missing().object()))
        .setParameter("kinds", CaseTable.texts(required, one -> one.missing().kind().name()))
        .setParameter(
            "livemodes",
            required.stream().map(one -> one.missing().livemode()).toArray(Boolean[]::new))
        .setParameter("grace", seconds(config.grace()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Ends what was asked for often or long enough.
  Uni<Integer> endAtLimit(Mutiny.Session session) {
    return session
        .createNativeQuery(END_AT_LIMIT)
        .setParameter("maxAttempts", config.maxAttempts())
        .setParameter("age", seconds(config.ageLimit()))
        .setParameter("batch", config.batch())
        .executeUpdate();
  }

  /// How many waits are open, of all merchants.
  Uni<Long> countOpen(Mutiny.Session session) {
    return session.createNativeQuery(COUNT_OPEN, Long.class).getSingleResult();
  }

  /// Takes the maxAttempts that are due, and puts the next ones off.
  Uni<List<LookupRequested>> request(Mutiny.Session session, Instant now) {
    return session
        .createNativeQuery(REQUEST, Object[].class)
        .setParameter("pause", seconds(config.firstPause()))
        .setParameter("maxAttempts", config.maxAttempts())
        .setParameter("batch", config.batch())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new LookupRequested(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                (Boolean) row[3],
                                now))
                    .toList());
  }

  /// Records an answer.
  ///
  /// @return what may be decided otherwise now: the case of the object, and those that wait for it
  ///   or belong to it
  Uni<Affected> applyResult(Mutiny.Session session, LookupEnded ended) {
    return session
        .createNativeQuery(APPLY_RESULT)
        .setParameter("result", ended.outcome().name())
        .setParameter("final", isFinal(ended.outcome()))
        .setParameter("account", ended.account())
        .setParameter("object", ended.object())
        .executeUpdate()
        .chain(
            written ->
                written == 0 ? Uni.createFrom().item(new Affected()) : affected(session, ended));
  }

  private static Uni<Affected> affected(Mutiny.Session session, LookupEnded ended) {
    return session
        .createNativeQuery(CASES, UUID.class)
        .setParameter("account", ended.account())
        .setParameter("object", ended.object())
        .setParameter("limit", LoadLimits.SLICE)
        .getResultList()
        .map(ids -> ids.stream().map(id -> new CaseId(ended.account(), id)))
        .map(
            cases ->
                new Affected(
                    cases.collect(Collectors.toSet()),
                    Set.of(new Parent(ended.account(), ended.object()))));
  }

  /// Whether asking again would be in vain. A session that was found ends the wait by arriving.
  private static boolean isFinal(LookupEnded.Outcome outcome) {
    return switch (outcome) {
      case NO_SESSION, UNKNOWN_OBJECT -> true;
      case SESSION_FOUND, NOT_AUTHORISED, GIVEN_UP, OTHER -> false;
    };
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
