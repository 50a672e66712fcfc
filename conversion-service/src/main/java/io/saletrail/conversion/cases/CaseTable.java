package io.saletrail.conversion.cases;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.conversion.Bodies;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.head.AttributingSession;
import io.saletrail.conversion.merchant.Policies;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of cases, facts and decisions. Each statement takes all its rows together: a batch of
/// hundreds of facts costs as many round trips as one fact.
public final class CaseTable {
  private static final String LOCK =
      """
      select count(pg_advisory_xact_lock(hashtextextended(a.account, 0)))
        from (select account from unnest(cast(:accounts as text[])) account order by account) a
      """;

  private static final String TRY_LOCK =
      """
      select bool_and(pg_try_advisory_xact_lock(hashtextextended(a.account, 0)))
        from unnest(cast(:accounts as text[])) as a(account)
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
        from jsonb_populate_recordset(cast(null as fact), cast(cast(:rows as text) as jsonb)) r
      on conflict (account, fact_id) do update
         set body = excluded.body, edition = excluded.edition, seen_at = excluded.seen_at,
             attribution_parent = excluded.attribution_parent, opened_at = excluded.opened_at
       where fact.edition < excluded.edition
      returning account, fact_id
      """;

  private static final String DECIDED =
      """
      insert into decision
        (account, subject, case_id, payment, revision, body, policy_version, decided_at)
      select r.account, r.subject, r.case_id, r.payment, r.revision, r.body, r.policy_version,
             r.decided_at
        from jsonb_populate_recordset(cast(null as decision), cast(cast(:rows as text) as jsonb)) r
      on conflict (account, subject) do update
         set case_id = excluded.case_id, payment = excluded.payment,
             revision = excluded.revision, body = excluded.body,
             policy_version = excluded.policy_version, decided_at = excluded.decided_at
      """;

  /// Counts up to the limit only.
  private static final String COUNT_FACTS =
      """
      select c.id, (select count(*) from
                     (select 1 from fact f where f.case_id = c.id limit :limit) counted) as facts
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

  /// Undecided cases have a schedule of their own.
  private static final String OUTDATED =
      """
      select distinct case_id
        from (select d.case_id
                from merchant m
                join decision d on d.account = m.account and d.policy_version < m.policy_version
               where m.account = :account
                 and not exists (select 1 from undecided_case u where u.case_id = d.case_id)
               order by d.policy_version, d.case_id limit :limit) o
       order by case_id
      """;

  private static final String STAMP =
      """
      update decision set policy_version = :version
       where account = :account and case_id = any(:cases) and policy_version < :version
      """;

  private CaseTable() {}

  /// A fact by its id.
  record FactId(String account, String factId) {
    static FactId of(PaymentActivity fact) {
      return new FactId(fact.account(), fact.id());
    }
  }

  /// Locks these merchants' cases for this transaction.
  public static Uni<Void> lock(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, LOCK, Long.class)
        .texts("accounts", accounts)
        .one()
        .replaceWithVoid();
  }

  /// Locks the cases of several merchants for this transaction, or fails if another transaction
  /// holds one of them: the others shall not wait for it.
  public static Uni<Void> tryLock(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, TRY_LOCK, Boolean.class)
        .texts("accounts", accounts)
        .one()
        .invoke(CaseTable::requireLocked)
        .replaceWithVoid();
  }

  private static void requireLocked(boolean locked) {
    if (!locked) {
      throw new MerchantLocked();
    }
  }

  /// Another transaction holds the lock of a merchant.
  static final class MerchantLocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    MerchantLocked() {
      super("A merchant is locked", null, false, false);
    }
  }

  /// The cases of the correlation ids that have one.
  static Uni<Map<CaseCorrelation.CorrelationId, UUID>> casesOf(
      Mutiny.Session session, Collection<CaseCorrelation.CorrelationId> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Rows.query(session, CASES_OF, CorrelatedRow.class)
        .texts("accounts", ids, CaseCorrelation.CorrelationId::account)
        .texts("ids", ids, CaseCorrelation.CorrelationId::stripeId)
        .list()
        .map(CaseTable::byCorrelationId);
  }

  private record CorrelatedRow(String account, String stripeId, UUID caseId) {
    CaseCorrelation.CorrelationId id() {
      return new CaseCorrelation.CorrelationId(account, stripeId);
    }
  }

  private static Map<CaseCorrelation.CorrelationId, UUID> byCorrelationId(
      List<CorrelatedRow> rows) {
    return rows.stream().collect(Collectors.toMap(CorrelatedRow::id, CorrelatedRow::caseId));
  }

  /// Merges cases into others.
  static Uni<Void> merge(Mutiny.Session session, Map<UUID, UUID> merged) {
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
    return Rows.update(session, statement)
        .uuids("losers", pairs, Map.Entry::getKey)
        .uuids("winners", pairs, Map.Entry::getValue)
        .run();
  }

  /// Writes new correlation ids.
  static Uni<Void> correlate(
      Mutiny.Session session, Map<CaseCorrelation.CorrelationId, UUID> added) {
    if (added.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var ids = List.copyOf(added.entrySet());
    return Rows.update(session, CORRELATE)
        .texts("accounts", ids, one -> one.getKey().account())
        .texts("ids", ids, one -> one.getKey().stripeId())
        .uuids("cases", ids, Map.Entry::getValue)
        .run()
        .replaceWithVoid();
  }

  /// Writes the subscriptions and customers of the facts' cases.
  static Uni<Void> joinParents(Mutiny.Session session, Map<PaymentActivity, UUID> homes) {
    var rows =
        homes.entrySet().stream()
            .flatMap(home -> home.getKey().parents().map(parent -> childOf(parent, home)))
            .distinct()
            .toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, JOIN_PARENTS)
        .texts("accounts", rows, row -> row.parent().account())
        .texts("parents", rows, row -> row.parent().id())
        .uuids("cases", rows, Child::id)
        .run()
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
  /// @param bodies the texts of the facts
  /// @return the facts that were written
  static Uni<Set<FactId>> enter(
      Mutiny.Session session, Map<PaymentActivity, UUID> homes, Bodies bodies) {
    if (homes.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return Rows.query(session, ENTER, FactId.class)
        .rows(homes.entrySet().stream().map(home -> FactRow.of(home, bodies)).toList())
        .list()
        .map(Set::copyOf);
  }

  private record FactRow(
      String account,
      String factId,
      UUID caseId,
      String body,
      int edition,
      Instant seenAt,
      Optional<String> attributionParent,
      Optional<Instant> openedAt) {

    static FactRow of(Map.Entry<PaymentActivity, UUID> home, Bodies bodies) {
      var fact = home.getKey();
      var attributing = AttributingSession.of(fact);
      return new FactRow(
          fact.account(),
          fact.id(),
          home.getValue(),
          bodies.of(fact),
          fact.observation().edition().orElse(0),
          fact.at(),
          attributing.map(session -> session.parent().id()),
          attributing.map(AttributingSession::openedAt));
    }
  }

  /// Writes decisions in place of earlier ones.
  ///
  /// @param policies what they were decided with
  public static Uni<Void> decided(
      Mutiny.Session session, List<CurrentDecision> changes, Policies policies) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, DECIDED)
        .rows(newest(changes).stream().map(each -> DecisionRow.of(each, policies)).toList())
        .run()
        .replaceWithVoid();
  }

  private record DecisionRow(
      String account,
      String subject,
      UUID caseId,
      String payment,
      long revision,
      String body,
      long policyVersion,
      Instant decidedAt) {

    static DecisionRow of(CurrentDecision change, Policies policies) {
      return new DecisionRow(
          change.id().account(),
          change.decision().subject(),
          change.id().id(),
          change.decision().payment(),
          change.fact().revision(),
          FactFormat.write(change.fact()),
          policies.version(change.id().account()),
          change.fact().decidedAt());
    }
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
  static Uni<Map<UUID, Integer>> countFacts(
      Mutiny.Session session, Collection<CaseId> cases, int limit) {
    return Rows.query(session, COUNT_FACTS, FactCount.class)
        .uuids("cases", cases, CaseId::id)
        .set("limit", limit)
        .list()
        .map(CaseTable::counts);
  }

  private record FactCount(UUID id, int facts) {}

  private static Map<UUID, Integer> counts(List<FactCount> rows) {
    return rows.stream().collect(Collectors.toMap(FactCount::id, FactCount::facts));
  }

  /// The next cases of subscriptions and customers, in order of id.
  ///
  /// @param after the last case id before the page
  /// @param limit cases per parent, at most
  /// @return the cases of each parent that has any
  public static Uni<Map<Parent, List<CaseId>>> casesOf(
      Mutiny.Session session, List<Parent> parents, UUID after, int limit) {
    return Rows.query(session, CASES_OF_PARENTS, ChildCase.class)
        .texts("accounts", parents, Parent::account)
        .texts("parents", parents, Parent::id)
        .set("after", after)
        .set("limit", limit)
        .list()
        .map(rows -> byParent(parents, rows));
  }

  /// @param n the parent, counted from 1
  private record ChildCase(int n, UUID caseId) {}

  private static Map<Parent, List<CaseId>> byParent(List<Parent> parents, List<ChildCase> rows) {
    var cases = new HashMap<Parent, List<CaseId>>();
    for (var row : rows) {
      var parent = parents.get(row.n() - 1);
      cases
          .computeIfAbsent(parent, none -> new ArrayList<>())
          .add(new CaseId(parent.account(), row.caseId()));
    }
    return cases;
  }

  /// Some cases of a merchant with decisions that an older policy made.
  ///
  /// @param limit decisions, at most
  public static Uni<List<CaseId>> outdated(Mutiny.Session session, String account, int limit) {
    return Rows.query(session, OUTDATED, UUID.class)
        .set("account", account)
        .set("limit", limit)
        .list()
        .map(ids -> ids.stream().map(id -> new CaseId(account, id)).toList());
  }

  /// Records the policy that these cases of a merchant were decided with, where no decision
  /// changed.
  public static Uni<Integer> stamp(
      Mutiny.Session session, String account, Collection<CaseId> cases, long version) {
    return Rows.update(session, STAMP)
        .set("account", account)
        .uuids("cases", cases, CaseId::id)
        .set("version", version)
        .run();
  }
}
