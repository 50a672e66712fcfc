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

/// What is missing, since when, how often Stripe was asked for it, and how that ended.
@ApplicationScoped
class MissingDetailTable {
  private static final String RELEASE =
      """
      with lacking as (
        select object, case_id
          from unnest(cast(:objects as text[]), cast(:lacking as uuid[])) as r(object, case_id))
      delete from waiting_case c
       where c.case_id = any(:cases)
         and not exists (
             select 1 from lacking l where l.case_id = c.case_id and l.object = c.object)
      returning c.account, c.object
      """;

  /// Most of it comes within seconds, in another order than hoped for: nobody has asked yet, and
  /// nothing is kept of that.
  private static final String CLOSE =
      """
      with complete as (
        select w.account, w.object, w.asked
          from unnest(cast(:accounts as text[]), cast(:objects as text[])) as r(account, object)
          join waiting w on w.account = r.account and w.object = r.object
         where w.ended_at is null
           and not exists (
               select 1 from waiting_case c
                where c.account = w.account and c.object = w.object)),
      forgotten as (
        delete from waiting w using complete c
         where w.account = c.account and w.object = c.object and c.asked = 0)
      update waiting w set ended_at = now(), outcome = 'NO_LONGER_MISSING'
        from complete c
       where w.account = c.account and w.object = c.object and c.asked > 0
      """;

  private static final String JOIN =
      """
      insert into waiting_case (account, object, case_id)
      select account, object, case_id
        from unnest(cast(:accounts as text[]), cast(:objects as text[]), cast(:cases as uuid[]))
             as r(account, object, case_id)
      on conflict do nothing
      """;

  /// What is missing once more goes on waiting with the questions it has left.
  private static final String OPEN =
      """
      insert into waiting (account, object, lack, livemode, due_at)
      select distinct on (account, object) account, object, lack, livemode,
             now() + make_interval(secs => :grace)
        from unnest(cast(:accounts as text[]), cast(:objects as text[]), cast(:lacks as text[]),
                    cast(:livemodes as boolean[])) as r(account, object, lack, livemode)
       order by account, object, lack
      on conflict (account, object) do update
         set lack = excluded.lack, due_at = excluded.due_at, ended_at = null, outcome = null
       where waiting.outcome = 'NO_LONGER_MISSING'
      """;

  private static final String REACH_LIMIT =
      """
      update waiting set ended_at = now(), outcome = 'LIMIT_REACHED'
       where (account, object) in (
             select account, object from waiting
              where ended_at is null and due_at <= now()
                and (asked >= :questions
                     or opened_at < now() - make_interval(secs => :age))
              order by due_at limit :batch
              for update skip locked)
      """;

  /// A wait may fall due between the step that ends waits and this one: what has no question left
  /// is for the next sweep to end.
  private static final String ASK =
      """
      update waiting
         set asked = asked + 1, asked_at = now(),
             lookup = cast(gen_random_uuid() as text),
             due_at = now() + make_interval(secs => :pause * power(4, asked))
       where (account, object) in (
             select account, object from waiting
              where ended_at is null and due_at <= now() and asked < :questions
              order by due_at limit :batch
              for update skip locked)
      returning lookup, account, object, livemode
      """;

  /// That Stripe has no session is not forgotten over a later question that failed.
  private static final String ANSWER =
      """
      update waiting
         set answer = :answer, answered_at = now(),
             ended_at = case when cast(:final as boolean)
                             then coalesce(ended_at, now()) else ended_at end,
             outcome = case when cast(:final as boolean)
                            then coalesce(outcome, :answer) else outcome end
       where account = :account and object = :object
         and answer is distinct from 'NO_SESSION'
      """;

  private static final String CASES =
      """
      select case_id from tie where account = :account and stripe_id = :object
      union
      (select case_id from waiting_case where account = :account and object = :object
        order by case_id limit :limit)
      """;

  /// Those that are over for the clock, and whose end was not noted yet, are still open.
  private static final String COUNT_OPEN = "select count(*) from waiting where ended_at is null";

  private final MissingDetailConfig config;

  MissingDetailTable(MissingDetailConfig config) {
    this.config = config;
  }

  /// What a case lacks.
  record Lacking(CaseId id, MissingDetail missing) {}

  private record Question(String account, String object) {}

  /// Lets these cases wait for what they lack, and for nothing else. A question that no case waits
  /// for any more is closed.
  Uni<Void> restate(Mutiny.Session session, Collection<CaseId> cases, List<Lacking> lacking) {
    return release(session, cases, lacking)
        .chain(released -> join(session, lacking).replaceWith(released))
        .chain(released -> close(session, released))
        .chain(() -> open(session, lacking));
  }

  private static Uni<List<Question>> release(
      Mutiny.Session session, Collection<CaseId> cases, List<Lacking> lacking) {
    return session
        .createNativeQuery(RELEASE, Object[].class)
        .setParameter("cases", CaseTable.ids(cases, CaseId::id))
        .setParameter("objects", CaseTable.texts(lacking, one -> one.missing().object()))
        .setParameter("lacking", CaseTable.ids(lacking, one -> one.id().id()))
        .getResultList()
        .map(MissingDetailTable::questions);
  }

  private static List<Question> questions(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new Question((String) row[0], (String) row[1]))
        .distinct()
        .toList();
  }

  private static Uni<Void> join(Mutiny.Session session, List<Lacking> lacking) {
    if (lacking.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(JOIN)
        .setParameter("accounts", CaseTable.texts(lacking, one -> one.id().account()))
        .setParameter("objects", CaseTable.texts(lacking, one -> one.missing().object()))
        .setParameter("cases", CaseTable.ids(lacking, one -> one.id().id()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> close(Mutiny.Session session, List<Question> released) {
    if (released.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(CLOSE)
        .setParameter("accounts", CaseTable.texts(released, Question::account))
        .setParameter("objects", CaseTable.texts(released, Question::object))
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Void> open(Mutiny.Session session, List<Lacking> lacking) {
    if (lacking.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(OPEN)
        .setParameter("accounts", CaseTable.texts(lacking, one -> one.id().account()))
        .setParameter("objects", CaseTable.texts(lacking, one -> one.missing().object()))
        .setParameter("lacks", CaseTable.texts(lacking, one -> one.missing().lack().name()))
        .setParameter(
            "livemodes",
            lacking.stream().map(one -> one.missing().livemode()).toArray(Boolean[]::new))
        .setParameter("grace", seconds(config.grace()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Ends what was asked for often or long enough.
  Uni<Integer> reachLimit(Mutiny.Session session) {
    return session
        .createNativeQuery(REACH_LIMIT)
        .setParameter("questions", config.questions())
        .setParameter("age", seconds(config.ageLimit()))
        .setParameter("batch", config.batch())
        .executeUpdate();
  }

  /// How many waits are open, of all merchants.
  Uni<Long> open(Mutiny.Session session) {
    return session.createNativeQuery(COUNT_OPEN, Long.class).getSingleResult();
  }

  /// Takes the questions that are due, and puts the next ones off.
  Uni<List<LookupRequested>> ask(Mutiny.Session session, Instant now) {
    return session
        .createNativeQuery(ASK, Object[].class)
        .setParameter("pause", seconds(config.firstPause()))
        .setParameter("questions", config.questions())
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
  Uni<Affected> answer(Mutiny.Session session, LookupEnded ended) {
    return session
        .createNativeQuery(ANSWER)
        .setParameter("answer", ended.outcome().name())
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
