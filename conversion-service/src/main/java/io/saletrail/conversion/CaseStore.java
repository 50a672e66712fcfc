package io.saletrail.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.PaymentSetAside;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The tables of the cases. Each statement takes all its rows at once, as one JSON text: a batch of
/// hundreds of facts costs as many round trips as one fact.
@ApplicationScoped
class CaseStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A case of a merchant.
    record CaseId(String account, UUID id) {}

    /// A decision as it was said.
    record Standing(CaseId id, Decision decision, ConversionFact fact) {}

    /// A case with all that deciding it takes.
    ///
    /// @param standing the decisions that stand, by subject
    /// @param options the merchant's choices; empty for a merchant we have not heard of
    record CaseFacts(
            CaseId id,
            List<PaymentActivity> facts,
            Map<String, Standing> standing,
            Optional<MerchantOptions> options) {}

    /// Keeps other replicas away from these merchants' cases until the transaction ends.
    Uni<Void> lock(Mutiny.Session session, Collection<String> accounts) {
        return session.createNativeQuery(
                        """
                        select count(pg_advisory_xact_lock(hashtextextended(a.account, 0)))
                          from (select value as account
                                  from jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb))
                                 order by value) a
                        """,
                        Long.class)
                .setParameter("accounts", json(accounts))
                .getSingleResult()
                .replaceWithVoid();
    }

    /// The cases of those ties that have one.
    Uni<Map<CaseTies.Tie, UUID>> casesOf(Mutiny.Session session, Collection<CaseTies.Tie> ties) {
        return session.createNativeQuery(
                        """
                        select t.account, t.stripe_id, t.case_id
                          from tie t
                          join jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, stripe_id text)
                            on t.account = r.account and t.stripe_id = r.stripe_id
                        """,
                        Object[].class)
                .setParameter(
                        "rows",
                        json(
                                ties.stream()
                                        .map(
                                                tie ->
                                                        Map.of(
                                                                "account", tie.account(),
                                                                "stripe_id", tie.stripeId()))
                                        .toList()))
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row ->
                                                                new CaseTies.Tie(
                                                                        (String) row[0],
                                                                        (String) row[1]),
                                                        row -> (UUID) row[2])));
    }

    /// Makes cases part of others.
    Uni<Void> merge(Mutiny.Session session, Map<UUID, UUID> merged) {
        if (merged.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows =
                json(
                        merged.entrySet().stream()
                                .map(
                                        pair ->
                                                Map.of(
                                                        "loser",
                                                        pair.getKey(),
                                                        "winner",
                                                        pair.getValue()))
                                .toList());
        return Uni.join()
                .all(
                        List.of("tie", "fact", "decision").stream()
                                .map(table -> move(session, table, rows))
                                .toList())
                .usingConcurrencyOf(1)
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Integer> move(Mutiny.Session session, String table, String rows) {
        return session.createNativeQuery(
                        "update "
                                + table
                                + """
                                 t set case_id = r.winner
                                  from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                                       as r(loser uuid, winner uuid)
                                 where t.case_id = r.loser
                                """)
                .setParameter("rows", rows)
                .executeUpdate();
    }

    /// Writes ties that were not known before.
    Uni<Void> tie(Mutiny.Session session, Map<CaseTies.Tie, UUID> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        """
                        insert into tie (account, stripe_id, case_id)
                        select r.account, r.stripe_id, r.case_id
                          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, stripe_id text, case_id uuid)
                        """)
                .setParameter(
                        "rows",
                        json(
                                added.entrySet().stream()
                                        .map(
                                                tie ->
                                                        Map.of(
                                                                "account", tie.getKey().account(),
                                                                "stripe_id",
                                                                        tie.getKey().stripeId(),
                                                                "case_id", tie.getValue()))
                                        .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /// Writes facts into their cases; one that is there already stays as it is.
    Uni<Void> enter(Mutiny.Session session, Map<PaymentActivity, UUID> homes) {
        return session.createNativeQuery(
                        """
                        insert into fact (account, fact_id, case_id, body)
                        select r.account, r.fact_id, r.case_id, r.body
                          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, fact_id text, case_id uuid, body text)
                        on conflict do nothing
                        """)
                .setParameter(
                        "rows",
                        json(
                                homes.entrySet().stream()
                                        .map(
                                                home ->
                                                        Map.of(
                                                                "account", home.getKey().account(),
                                                                "fact_id", home.getKey().id(),
                                                                "case_id", home.getValue(),
                                                                "body",
                                                                        FactFormat.write(
                                                                                home.getKey())))
                                        .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /// Everything that deciding these cases takes.
    Uni<List<CaseFacts>> load(Mutiny.Session session, Collection<CaseId> cases) {
        var ids = json(cases.stream().map(CaseId::id).toList());
        var accounts = json(cases.stream().map(CaseId::account).distinct().toList());
        return facts(session, ids)
                .chain(
                        facts ->
                                standing(session, ids)
                                        .chain(
                                                standing ->
                                                        options(session, accounts)
                                                                .map(
                                                                        options ->
                                                                                together(
                                                                                        cases,
                                                                                        facts,
                                                                                        standing,
                                                                                        options))));
    }

    private static List<CaseFacts> together(
            Collection<CaseId> cases,
            Map<UUID, List<PaymentActivity>> facts,
            Map<UUID, Map<String, Standing>> standing,
            Map<String, MerchantOptions> options) {
        return cases.stream()
                .map(
                        id ->
                                new CaseFacts(
                                        id,
                                        facts.getOrDefault(id.id(), List.of()),
                                        standing.getOrDefault(id.id(), Map.of()),
                                        Optional.ofNullable(options.get(id.account()))))
                .toList();
    }

    private Uni<Map<UUID, List<PaymentActivity>>> facts(Mutiny.Session session, String ids) {
        return session.createNativeQuery(
                        """
                        select case_id, body from fact
                         where case_id in (select cast(value as uuid) from
                               jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
                        """,
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(
                        rows -> {
                            var facts = new HashMap<UUID, List<PaymentActivity>>();
                            for (var row : rows) {
                                facts.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                                        .add(read((String) row[1], PaymentActivity.class));
                            }
                            return facts;
                        });
    }

    private Uni<Map<UUID, Map<String, Standing>>> standing(Mutiny.Session session, String ids) {
        return session.createNativeQuery(
                        """
                        select case_id, subject, body from decision
                         where case_id in (select cast(value as uuid) from
                               jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
                        """,
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(
                        rows -> {
                            var standing = new HashMap<UUID, Map<String, Standing>>();
                            for (var row : rows) {
                                var id = (UUID) row[0];
                                var fact = read((String) row[2], ConversionFact.class);
                                standing.computeIfAbsent(id, none -> new LinkedHashMap<>())
                                        .put(
                                                (String) row[1],
                                                new Standing(
                                                        new CaseId(fact.account(), id),
                                                        decision(fact),
                                                        fact));
                            }
                            return standing;
                        });
    }

    private Uni<Map<String, MerchantOptions>> options(Mutiny.Session session, String accounts) {
        return session.createNativeQuery(
                        """
                        select account, settings from merchant
                         where account in (select value from
                               jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
                        """,
                        Object[].class)
                .setParameter("accounts", accounts)
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> (String) row[0],
                                                        row ->
                                                                read(
                                                                                (String) row[1],
                                                                                MerchantSettings
                                                                                        .class)
                                                                        .options())));
    }

    /// Writes decisions in place of those that stood.
    Uni<Void> decided(Mutiny.Session session, List<Standing> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        """
                        insert into decision (account, subject, case_id, payment, revision, body, decided_at)
                        select r.account, r.subject, r.case_id, r.payment, r.revision, r.body, r.decided_at
                          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, subject text, case_id uuid, payment text,
                                    revision bigint, body text, decided_at timestamptz)
                        on conflict (account, subject) do update
                           set case_id = excluded.case_id, payment = excluded.payment,
                               revision = excluded.revision, body = excluded.body,
                               decided_at = excluded.decided_at
                        """)
                .setParameter("rows", json(changes.stream().map(CaseStore::row).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Map<String, Object> row(Standing change) {
        return Map.of(
                "account", change.id().account(),
                "subject", change.decision().subject(),
                "case_id", change.id().id(),
                "payment", change.decision().payment(),
                "revision", change.fact().revision(),
                "body", FactFormat.write(change.fact()),
                "decided_at", change.fact().decidedAt().toString());
    }

    /// The decision that a fact states.
    static Decision decision(ConversionFact fact) {
        return switch (fact) {
            case ConversionChanged conversion ->
                    new Decision.Conversion(
                            conversion.payment(),
                            conversion.externalId(),
                            conversion.kind(),
                            conversion.status(),
                            conversion.reason(),
                            conversion.cid(),
                            conversion.conversionType(),
                            conversion.amount(),
                            conversion.delivery(),
                            conversion.paidAt(),
                            conversion.stripe());
            case PaymentSetAside aside ->
                    new Decision.SetAside(
                            aside.payment(), aside.reason(), aside.amount(), aside.stripe());
        };
    }

    private static <F extends Fact> F read(String body, Class<F> family) {
        return switch (FactFormat.read(body.getBytes(StandardCharsets.UTF_8), family)) {
            case FactFormat.Reading.Known<F>(var fact) -> fact;
            case FactFormat.Reading.Unknown<F>(var type) ->
                    throw new IllegalStateException("a row of a newer version: " + type);
            case FactFormat.Reading.Broken<F>(var why) ->
                    throw new IllegalStateException("a row that cannot be read: " + why);
        };
    }

    private static String json(Object rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows that JSON cannot hold", e);
        }
    }
}
