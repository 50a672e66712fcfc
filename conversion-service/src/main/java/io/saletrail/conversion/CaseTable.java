package io.saletrail.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.conversion.CaseInput.CaseId;
import io.saletrail.conversion.CaseInput.CurrentDecision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of cases, facts and decisions. Each statement takes all its rows at once: a batch of
/// hundreds of facts costs as many round trips as one fact.
@ApplicationScoped
class CaseTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOCK =
      """
      select count(pg_advisory_xact_lock(hashtextextended(a.account, 0)))
        from (select account from unnest(cast(:accounts as text[])) account order by account) a
      """;

  private static final String CASES_OF =
      """
      select t.account, t.stripe_id, t.case_id
        from unnest(cast(:accounts as text[]), cast(:ids as text[])) as r(account, stripe_id)
        join correlation t on t.account = r.account and t.stripe_id = r.stripe_id
      """;

  private static final String MERGE =
      """
      update %s t set case_id = r.winner
        from unnest(cast(:losers as uuid[]), cast(:winners as uuid[])) as r(loser, winner)
       where t.case_id = r.loser
      """;

  /// Rows that the winner already has are merged.
  private static final String MERGE_SET =
      """
      with moved as (
        delete from %1$s t
         using unnest(cast(:losers as uuid[]), cast(:winners as uuid[])) as r(loser, winner)
         where t.case_id = r.loser
        returning t.account, t.%2$s, r.winner)
      insert into %1$s (account, %2$s, case_id)
      select distinct account, %2$s, winner from moved
      on conflict do nothing
      """;

  private static final String CORRELATE =
      """
      insert into correlation (account, stripe_id, case_id)
      select account, stripe_id, case_id
        from unnest(cast(:accounts as text[]), cast(:ids as text[]), cast(:cases as uuid[]))
             as r(account, stripe_id, case_id)
      """;

  private static final String JOIN_PARENTS =
      """
      insert into case_parent (account, parent, case_id)
      select account, parent, case_id
        from unnest(cast(:accounts as text[]), cast(:parents as text[]), cast(:cases as uuid[]))
             as r(account, parent, case_id)
      on conflict do nothing
      """;

  private static final String ENTER =
      """
      insert into fact (account, fact_id, case_id, body, edition, seen_at, attribution_parent, opened_at)
      select r.account, r.fact_id, r.case_id, r.body, r.edition, r.seen_at, r.attribution_parent,
             r.opened_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(account text, fact_id text, case_id uuid, body text, edition integer,
                  seen_at timestamptz, attribution_parent text, opened_at timestamptz)
      on conflict (account, fact_id) do update
         set body = excluded.body, edition = excluded.edition, seen_at = excluded.seen_at,
             attribution_parent = excluded.attribution_parent, opened_at = excluded.opened_at
       where fact.edition < excluded.edition
      returning account, fact_id
      """;

  private static final String DECIDED =
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
      """;

  /// Counts up to the limit only.
  private static final String COUNT_FACTS =
      """
      select c.id, (select count(*) from
                     (select 1 from fact f where f.case_id = c.id limit :limit) counted)
        from unnest(cast(:cases as uuid[])) as c(id)
      """;

  private static final String CASES_OF_PARENTS =
      """
      select r.n, c.case_id
        from unnest(cast(:accounts as text[]), cast(:parents as text[]))
             with ordinality as r(account, parent, n)
       cross join lateral (
             select distinct p.case_id
               from (select r.parent as id
                      union
                     select s.subscription from subscription_customer s
                      where s.account = r.account and s.customer = r.parent) related
              cross join lateral (
                    select case_id from case_parent
                     where account = r.account and parent = related.id and case_id > :after
                     order by case_id limit :limit) p
              order by p.case_id limit :limit) c
      """;

  /// A fact by its id.
  record FactId(String account, String id) {
    static FactId of(PaymentActivity fact) {
      return new FactId(fact.account(), fact.id());
    }
  }

  /// Locks these merchants' cases for this transaction.
  Uni<Void> lock(Mutiny.Session session, Collection<String> accounts) {
    return session
        .createNativeQuery(LOCK, Long.class)
        .setParameter("accounts", accounts.toArray(String[]::new))
        .getSingleResult()
        .replaceWithVoid();
  }

  /// The cases of the correlation ids that have one.
  Uni<Map<CaseCorrelation.CorrelationId, UUID>> casesOf(
      Mutiny.Session session, Collection<CaseCorrelation.CorrelationId> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(CASES_OF, Object[].class)
        .setParameter("accounts", texts(ids, CaseCorrelation.CorrelationId::account))
        .setParameter("ids", texts(ids, CaseCorrelation.CorrelationId::stripeId))
        .getResultList()
        .map(CaseTable::byCorrelationId);
  }

  private static Map<CaseCorrelation.CorrelationId, UUID> byCorrelationId(List<Object[]> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> new CaseCorrelation.CorrelationId((String) row[0], (String) row[1]),
                row -> (UUID) row[2]));
  }

  /// Merges cases into others.
  Uni<Void> merge(Mutiny.Session session, Map<UUID, UUID> merged) {
    if (merged.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var statements =
        Stream.concat(
            Stream.of("correlation", "fact", "decision").map(MERGE::formatted),
            Stream.of(
                MERGE_SET.formatted("case_parent", "parent"),
                MERGE_SET.formatted("missing_detail_case", "object")));
    return Uni.join()
        .all(statements.map(statement -> merge(session, statement, merged)).toList())
        .usingConcurrencyOf(1)
        .andFailFast()
        .replaceWithVoid();
  }

  private static Uni<Integer> merge(
      Mutiny.Session session, String statement, Map<UUID, UUID> merged) {
    var pairs = List.copyOf(merged.entrySet());
    return session
        .createNativeQuery(statement)
        .setParameter("losers", ids(pairs, Map.Entry::getKey))
        .setParameter("winners", ids(pairs, Map.Entry::getValue))
        .executeUpdate();
  }

  /// Writes new correlation ids.
  Uni<Void> correlate(Mutiny.Session session, Map<CaseCorrelation.CorrelationId, UUID> added) {
    if (added.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var ids = List.copyOf(added.entrySet());
    return session
        .createNativeQuery(CORRELATE)
        .setParameter("accounts", texts(ids, one -> one.getKey().account()))
        .setParameter("ids", texts(ids, one -> one.getKey().stripeId()))
        .setParameter("cases", ids(ids, Map.Entry::getValue))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Writes the subscriptions and customers of the facts' cases.
  Uni<Void> joinParents(Mutiny.Session session, Map<PaymentActivity, UUID> homes) {
    var rows =
        homes.entrySet().stream()
            .flatMap(home -> home.getKey().parents().map(parent -> childOf(parent, home)))
            .distinct()
            .toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(JOIN_PARENTS)
        .setParameter("accounts", texts(rows, row -> row.parent().account()))
        .setParameter("parents", texts(rows, row -> row.parent().id()))
        .setParameter("cases", ids(rows, Child::id))
        .executeUpdate()
        .replaceWithVoid();
  }

  private record Child(Parent parent, UUID id) {}

  private static Child childOf(String parent, Map.Entry<PaymentActivity, UUID> home) {
    return new Child(new Parent(home.getKey().account(), parent), home.getValue());
  }

  /// Writes facts into their cases. A stored fact stays, unless a later edition of the reader read
  /// it again.
  ///
  /// @param homes the case of each fact; no fact twice
  /// @return the facts that were written
  Uni<Set<FactId>> enter(Mutiny.Session session, Map<PaymentActivity, UUID> homes) {
    if (homes.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return session
        .createNativeQuery(ENTER, Object[].class)
        .setParameter("rows", json(homes.entrySet().stream().map(CaseTable::row).toList()))
        .getResultList()
        .map(CaseTable::factIds);
  }

  private static Set<FactId> factIds(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new FactId((String) row[0], (String) row[1]))
        .collect(Collectors.toSet());
  }

  /// Writes decisions in place of earlier ones.
  Uni<Void> decided(Mutiny.Session session, List<CurrentDecision> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(DECIDED)
        .setParameter("rows", json(newest(changes).stream().map(CaseTable::row).toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// A payment can get several decisions in one transaction; the last one of each subject stays.
  private static Collection<CurrentDecision> newest(List<CurrentDecision> changes) {
    var newest = new HashMap<List<String>, CurrentDecision>();
    for (var change : changes) {
      newest.put(List.of(change.id().account(), change.decision().subject()), change);
    }
    return newest.values();
  }

  /// The number of facts of each case, up to a limit.
  Uni<Map<UUID, Integer>> countFacts(Mutiny.Session session, Collection<CaseId> cases, int limit) {
    return session
        .createNativeQuery(COUNT_FACTS, Object[].class)
        .setParameter("cases", ids(cases, CaseId::id))
        .setParameter("limit", limit)
        .getResultList()
        .map(CaseTable::counts);
  }

  private static Map<UUID, Integer> counts(List<Object[]> rows) {
    return rows.stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
  }

  /// The next cases of subscriptions and customers, in order of id.
  ///
  /// @param after the last case id before the page
  /// @param limit cases per parent, at most
  /// @return the cases of each parent that has any
  Uni<Map<Parent, List<CaseId>>> casesOf(
      Mutiny.Session session, List<Parent> parents, UUID after, int limit) {
    return session
        .createNativeQuery(CASES_OF_PARENTS, Object[].class)
        .setParameter("accounts", texts(parents, Parent::account))
        .setParameter("parents", texts(parents, Parent::id))
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> byParent(parents, rows));
  }

  private static Map<Parent, List<CaseId>> byParent(List<Parent> parents, List<Object[]> rows) {
    var cases = new HashMap<Parent, List<CaseId>>();
    for (var row : rows) {
      var parent = parents.get(((Number) row[0]).intValue() - 1);
      cases
          .computeIfAbsent(parent, none -> new ArrayList<>())
          .add(new CaseId(parent.account(), (UUID) row[1]));
    }
    return cases;
  }

  private static Map<String, Object> row(Map.Entry<PaymentActivity, UUID> home) {
    var fact = home.getKey();
    var row = new HashMap<String, Object>();
    row.put("account", fact.account());
    row.put("fact_id", fact.id());
    row.put("case_id", home.getValue());
    row.put("body", FactFormat.write(fact));
    row.put("edition", fact.observation().edition().orElse(0));
    row.put("seen_at", fact.at().toString());
    AttributingSession.of(fact)
        .ifPresent(
            speaker -> {
              row.put("attribution_parent", speaker.parent().id());
              row.put("opened_at", speaker.openedAt().toString());
            });
    return row;
  }

  private static Map<String, Object> row(CurrentDecision change) {
    return Map.of(
        "account", change.id().account(),
        "subject", change.decision().subject(),
        "case_id", change.id().id(),
        "payment", change.decision().payment(),
        "revision", change.fact().revision(),
        "body", FactFormat.write(change.fact()),
        "decided_at", change.fact().decidedAt().toString());
  }

  /// One column of rows, as a parameter.
  static <R> String[] texts(Collection<R> rows, Function<R, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  /// One column of rows, as a parameter.
  static <R> UUID[] ids(Collection<R> rows, Function<R, UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  /// Rows, or ids, as the one parameter of a statement.
  static String json(Object rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }
}
