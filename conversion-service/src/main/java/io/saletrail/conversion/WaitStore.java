package io.saletrail.conversion;

import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.saletrail.conversion.rules.Missing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// What is missing, since when, how often Stripe was asked for it, and how that ended.
@ApplicationScoped
class WaitStore {
  /// Most of it comes within seconds, in another order than hoped for: nobody has asked yet, and
  /// nothing is kept of that.
  private static final String CLOSE =
      """
            with complete as (
              select w.account, w.object, w.asked from waiting w
               where w.ended_at is null
                 and w.case_id in (select cast(value as uuid) from
                     jsonb_array_elements_text(cast(cast(:cases as text) as jsonb)))
                 and not exists (
                     select 1 from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                                   as r(account text, object text)
                      where r.account = w.account and r.object = w.object)),
            forgotten as (
              delete from waiting w using complete c
               where w.account = c.account and w.object = c.object and c.asked = 0)
            update waiting w set ended_at = now(), outcome = 'NO_LONGER_MISSING'
              from complete c
             where w.account = c.account and w.object = c.object and c.asked > 0
            """;

  /// What is missing once more goes on waiting with the questions it has left.
  private static final String OPEN =
      """
            insert into waiting (account, object, case_id, payment, lack, livemode, due_at)
            select distinct on (r.account, r.object)
                   r.account, r.object, r.case_id, r.payment, r.lack, r.livemode,
                   now() + make_interval(secs => :grace)
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(account text, object text, case_id uuid, payment text, lack text,
                        livemode boolean)
             order by r.account, r.object, r.payment
            on conflict (account, object) do update
               set case_id = excluded.case_id, lack = excluded.lack, due_at = excluded.due_at,
                   ended_at = null, outcome = null
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
            returning case_id
            """;

  /// Those that are over for the clock, and whose end was not noted yet, are still open.
  private static final String COUNT_OPEN = "select count(*) from waiting where ended_at is null";

  private final WaitConfig config;

  WaitStore(WaitConfig config) {
    this.config = config;
  }

  /// What a case lacks.
  record Lacking(CaseId id, Missing missing) {
    private Map<String, Object> row() {
      return Map.of(
          "account", id.account(),
          "object", missing.object(),
          "case_id", id.id(),
          "payment", missing.payment(),
          "lack", missing.lack(),
          "livemode", missing.livemode());
    }
  }

  /// Opens a wait for what these cases lack, and ends those for what they lack no longer.
  Uni<Void> restate(Mutiny.Session session, Collection<CaseId> cases, List<Lacking> lacking) {
    var rows = CaseStore.json(lacking.stream().map(Lacking::row).toList());
    var closed =
        session
            .createNativeQuery(CLOSE)
            .setParameter("cases", CaseStore.json(cases.stream().map(CaseId::id).toList()))
            .setParameter("rows", rows)
            .executeUpdate();
    return lacking.isEmpty()
        ? closed.replaceWithVoid()
        : closed
            .chain(
                () ->
                    session
                        .createNativeQuery(OPEN)
                        .setParameter("grace", seconds(config.grace()))
                        .setParameter("rows", rows)
                        .executeUpdate())
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

  /// Notes what came of asking.
  ///
  /// @return the cases that may be decided otherwise now
  Uni<List<CaseId>> answer(Mutiny.Session session, LookupEnded ended) {
    return session
        .createNativeQuery(ANSWER, UUID.class)
        .setParameter("answer", ended.outcome().name())
        .setParameter("final", isFinal(ended.outcome()))
        .setParameter("account", ended.account())
        .setParameter("object", ended.object())
        .getResultList()
        .map(ids -> ids.stream().map(id -> new CaseId(ended.account(), id)).toList());
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
