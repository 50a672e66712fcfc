package io.saletrail.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.conversion.CaseFacts.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// What is written about cases, and who may write. Each statement takes all its rows at once, as
/// one JSON text: a batch of hundreds of facts costs as many round trips as one fact.
@ApplicationScoped
class CaseStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Keeps other replicas away from these merchants' cases until the transaction ends.
  Uni<Void> lock(Mutiny.Session session, Collection<String> accounts) {
    return session
        .createNativeQuery(
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
    return session
        .createNativeQuery(
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
                            row -> new CaseTies.Tie((String) row[0], (String) row[1]),
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
                .map(pair -> Map.of("loser", pair.getKey(), "winner", pair.getValue()))
                .toList());
    return Uni.join()
        .all(
            List.of("tie", "fact", "decision", "waiting").stream()
                .map(table -> move(session, table, rows))
                .toList())
        .usingConcurrencyOf(1)
        .andFailFast()
        .replaceWithVoid();
  }

  private Uni<Integer> move(Mutiny.Session session, String table, String rows) {
    return session
        .createNativeQuery(
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
    return session
        .createNativeQuery(
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
                                "stripe_id", tie.getKey().stripeId(),
                                "case_id", tie.getValue()))
                    .toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Writes facts into their cases. One that is there already stays as it is, unless it was read
  /// again by a later edition of the reader.
  Uni<Void> enter(Mutiny.Session session, Map<PaymentActivity, UUID> homes) {
    if (homes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(
            """
                        insert into fact (account, fact_id, case_id, customer, body, edition)
                        select distinct on (r.account, r.fact_id)
                               r.account, r.fact_id, r.case_id, nullif(r.customer, ''), r.body,
                               r.edition
                          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, fact_id text, case_id uuid, customer text,
                                    body text, edition integer)
                         order by r.account, r.fact_id, r.edition desc
                        on conflict (account, fact_id) do update
                           set body = excluded.body, customer = excluded.customer,
                               edition = excluded.edition
                         where fact.edition < excluded.edition
                        """)
        .setParameter("rows", json(homes.entrySet().stream().map(CaseStore::row).toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Writes decisions in place of those that stood.
  Uni<Void> decided(Mutiny.Session session, List<Standing> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(
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

  private static Map<String, Object> row(Map.Entry<PaymentActivity, UUID> home) {
    var fact = home.getKey();
    return Map.of(
        "account", fact.account(),
        "fact_id", fact.id(),
        "case_id", home.getValue(),
        "customer", customer(fact).orElse(""),
        "body", FactFormat.write(fact),
        "edition", fact.observation().edition().orElse(0));
  }

  private static Optional<String> customer(PaymentActivity fact) {
    return switch (fact) {
      case SessionObserved session -> session.customer();
      case InvoiceObserved invoice -> invoice.customer();
      case SubscriptionObserved subscription -> subscription.customer();
      case PaymentIntentObserved _,
          ChargeObserved _,
          InvoicePaymentObserved _,
          RefundObserved _,
          io.saletrail.contracts.activity.CreditNoteObserved _,
          DisputeObserved _,
          CustomerObserved _ ->
          Optional.empty();
    };
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

  /// Rows, or ids, as the one parameter of a statement.
  static String json(Object rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }
}
