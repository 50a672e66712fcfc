package io.saletrail.conversion;

import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.saletrail.conversion.CaseFacts.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Payments about which something is missing.
@ApplicationScoped
class WaitingStore {
    private static final String WAIT =
            """
            insert into waiting (account, payment, case_id, object, ask_at)
            select r.account, r.payment, r.case_id, r.object, now() + make_interval(secs => :grace)
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(account text, payment text, case_id uuid, object text)
            on conflict (account, payment) do update
               set case_id = excluded.case_id, object = excluded.object
            """;

    private static final String LACK_NOTHING =
            """
            delete from waiting w
             using jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(account text, payment text)
             where w.account = r.account and w.payment = r.payment
            """;

    private static final String ASK =
            """
            update waiting w
               set lookup = cast(gen_random_uuid() as text), asked = asked + 1,
                   ask_at = case when asked + 1 < :most
                            then now() + make_interval(secs => :pause * power(6, asked)) end
             where (w.account, w.payment) in (
                   select account, payment from waiting where ask_at <= now()
                    order by ask_at limit :batch for update skip locked)
            returning lookup, account, object
            """;

    private static final String ANSWER =
            """
            update waiting set outcome = :outcome,
                   ask_at = case when :outcome = 'NO_SESSION' then null else ask_at end
             where lookup = :lookup
            returning account, case_id
            """;

    private static final String OPEN =
            """
            select count(*), coalesce(extract(epoch from now() - min(since)), 0)
              from waiting where outcome is distinct from 'NO_SESSION'
            """;

    private final WaitingConfig config;

    WaitingStore(WaitingConfig config) {
        this.config = config;
    }

    /// Who waits.
    ///
    /// @param seconds how long the first of them has been waiting
    record Open(long count, double seconds) {}

    /// Notes who lacks something after these decisions, and who no longer does.
    Uni<Void> follow(Mutiny.Session session, List<Standing> changes) {
        var waiting = new ArrayList<Map<String, Object>>();
        var complete = new ArrayList<Map<String, Object>>();
        for (var change : changes) {
            var account = change.id().account();
            var payment = change.decision().payment();
            Waiting.object(change.decision())
                    .ifPresentOrElse(
                            object ->
                                    waiting.add(
                                            Map.of(
                                                    "account", account,
                                                    "payment", payment,
                                                    "case_id", change.id().id(),
                                                    "object", object)),
                            () -> complete.add(Map.of("account", account, "payment", payment)));
        }
        return run(session, LACK_NOTHING, complete)
                .chain(
                        () ->
                                waiting.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : session.createNativeQuery(WAIT)
                                                .setParameter("rows", CaseStore.json(waiting))
                                                .setParameter("grace", config.grace().toSeconds())
                                                .executeUpdate()
                                                .replaceWithVoid());
    }

    /// Takes questions that are due.
    Uni<List<LookupRequested>> ask(Mutiny.Session session, Instant now) {
        return session.createNativeQuery(ASK, Object[].class)
                .setParameter("most", config.most())
                .setParameter("pause", (double) config.firstPause().toSeconds())
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
                                                                now))
                                        .toList());
    }

    /// Keeps how a look-up ended.
    ///
    /// @return the case that is to be decided again, if one is
    Uni<List<CaseId>> answer(Mutiny.Session session, LookupEnded ended) {
        return session.createNativeQuery(ANSWER, Object[].class)
                .setParameter("outcome", ended.outcome().name())
                .setParameter("lookup", ended.lookup())
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .filter(_ -> ended.outcome() == Outcome.NO_SESSION)
                                        .map(row -> new CaseId((String) row[0], (UUID) row[1]))
                                        .toList());
    }

    /// Who waits now.
    Uni<Open> open(Mutiny.Session session) {
        return session.createNativeQuery(OPEN, Object[].class)
                .getSingleResult()
                .map(
                        row ->
                                new Open(
                                        ((Number) row[0]).longValue(),
                                        ((Number) row[1]).doubleValue()));
    }

    private static Uni<Void> run(
            Mutiny.Session session, String statement, List<Map<String, Object>> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter("rows", CaseStore.json(rows))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
