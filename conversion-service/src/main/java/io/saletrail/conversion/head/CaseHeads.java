package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.LoadMeter;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.StoredFact;
import io.saletrail.conversion.rules.PaymentCase;
import io.saletrail.conversion.rules.Slot;
import io.saletrail.conversion.rules.SubscriptionHead;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Loads what payments share with others of their subscriptions and customers: a bounded part,
/// however long the history is.
@ApplicationScoped
public class CaseHeads {
  /// Observations of attributing sessions per subscription or customer, the newest first.
  private static final int OBSERVATIONS = 20;

  /// The session that was opened last goes first; its newest observations hold the most details.
  private static final String SESSION_OBSERVATIONS =
      """
      select r.n, f.body
        from unnest(cast(:accounts as text[]), cast(:parents as text[]),
                    cast(cast(:until as text[]) as timestamptz[]))
             with ordinality as r(account, parent, until, n)
       cross join lateral (
             select body from fact
              where account = r.account and attribution_parent = r.parent
                and opened_at <= r.until
              order by opened_at desc, seen_at desc, fact_id desc
              limit :limit) f
      """;

  private static final String LOOKUPS =
      """
      select t.case_id, w.object, w.result
        from correlation t
        join missing_detail w on w.account = t.account and w.object = t.stripe_id
       where t.case_id = any(:cases) and w.result is not null
      union
      select p.case_id, w.object, w.result
        from case_parent p
        join missing_detail w on w.account = p.account and w.object = p.parent
       where p.case_id = any(:cases) and w.result is not null
      """;

  private final LoadMeter meter;

  CaseHeads(LoadMeter meter) {
    this.meter = meter;
  }

  /// Completes cases with their heads.
  ///
  /// @param facts the facts of each case
  /// @param options the merchants' options, by account
  public Uni<Map<CaseId, PaymentCase>> complete(
      Mutiny.Session session,
      Map<CaseId, List<PaymentActivity>> facts,
      Map<String, MerchantOptions> options) {
    var head = new Loaded(facts);
    var bySubscription = head.subscriptions();
    return SubscriptionTable.load(session, bySubscription, meter)
        .invoke(head.states::putAll)
        .chain(() -> SlotTable.first(session, bySubscription, options))
        .invoke(head.slots::putAll)
        .chain(() -> observations(session, head.queries()))
        .invoke(head.observations::putAll)
        .chain(() -> CustomerTable.optedOut(session, head.customers()))
        .invoke(head.optedOut::addAll)
        .chain(() -> lookups(session, facts.keySet()))
        .map(head::cases);
  }

  /// Selects the sessions of a subscription or customer that were opened up to `until`.
  private record SessionQuery(Parent parent, Instant until) {}

  private Uni<Map<SessionQuery, List<SessionObserved>>> observations(
      Mutiny.Session session, List<SessionQuery> queries) {
    if (queries.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Rows.query(session, SESSION_OBSERVATIONS, SessionRow.class)
        .texts("accounts", queries, one -> one.parent().account())
        .texts("parents", queries, one -> one.parent().id())
        .instants("until", queries, SessionQuery::until)
        .set("limit", OBSERVATIONS)
        .list()
        .map(rows -> byQuery(queries, rows));
  }

  /// @param n the query, counted from 1
  private record SessionRow(int n, String body) {}

  private Map<SessionQuery, List<SessionObserved>> byQuery(
      List<SessionQuery> queries, List<SessionRow> rows) {
    var observations = new HashMap<SessionQuery, List<SessionObserved>>();
    for (var row : rows) {
      meter.loaded(row.body());
      observations
          .computeIfAbsent(queries.get(row.n() - 1), none -> new ArrayList<>())
          .add(StoredFact.readActivity(row.body(), SessionObserved.class));
    }
    return observations;
  }

  private static Uni<Map<UUID, Map<String, LookupEnded.Outcome>>> lookups(
      Mutiny.Session session, Collection<CaseId> cases) {
    return Rows.query(session, LOOKUPS, LookupRow.class)
        .uuids("cases", cases, CaseId::id)
        .list()
        .map(CaseHeads::resultsByCase);
  }

  private record LookupRow(UUID caseId, String object, LookupEnded.Outcome result) {}

  private static Map<UUID, Map<String, LookupEnded.Outcome>> resultsByCase(List<LookupRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                LookupRow::caseId, Collectors.toMap(LookupRow::object, LookupRow::result)));
  }

  /// The heads of some cases while they are loaded.
  private static final class Loaded {
    private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Map<CaseId, List<PaymentActivity>> facts;
    private final Map<CaseId, Set<Parent>> subscriptions = new LinkedHashMap<>();
    private final Map<Parent, SubscriptionObserved> states = new HashMap<>();
    private final Map<Parent, List<Slot>> slots = new HashMap<>();
    private final Map<SessionQuery, List<SessionObserved>> observations = new HashMap<>();
    private final Set<Parent> optedOut = new HashSet<>();

    Loaded(Map<CaseId, List<PaymentActivity>> facts) {
      this.facts = facts;
      facts.forEach((id, all) -> subscriptions.put(id, subscriptions(all)));
    }

    private static Set<Parent> subscriptions(List<PaymentActivity> facts) {
      return facts.stream()
          .flatMap(fact -> subscription(fact).stream().map(id -> new Parent(fact.account(), id)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> subscription(PaymentActivity fact) {
      return switch (fact) {
        case SessionObserved session -> session.subscription();
        case InvoiceObserved invoice -> invoice.subscription();
        case PaymentIntentObserved _,
            ChargeObserved _,
            InvoicePaymentObserved _,
            RefundObserved _,
            DisputeObserved _,
            CreditNoteObserved _,
            SubscriptionObserved _,
            CustomerObserved _ ->
            Optional.empty();
      };
    }

    private static Optional<String> customer(PaymentActivity fact) {
      return switch (fact) {
        case SessionObserved session -> session.customer();
        case InvoiceObserved invoice -> invoice.customer();
        case SubscriptionObserved subscription -> subscription.customer();
        case CustomerObserved customer -> Optional.of(customer.customer());
        case PaymentIntentObserved _,
            ChargeObserved _,
            InvoicePaymentObserved _,
            RefundObserved _,
            DisputeObserved _,
            CreditNoteObserved _ ->
            Optional.empty();
      };
    }

    List<Parent> subscriptions() {
      return subscriptions.values().stream().flatMap(Set::stream).distinct().toList();
    }

    /// A subscription's own sessions, and those in which its customer stored a payment method
    /// before it started.
    List<SessionQuery> queries() {
      return subscriptions.keySet().stream().flatMap(this::queries).distinct().toList();
    }

    private Stream<SessionQuery> queries(CaseId id) {
      return Stream.concat(
          subscriptions.getOrDefault(id, Set.of()).stream()
              .map(subscription -> new SessionQuery(subscription, ANY_TIME)),
          setups(id));
    }

    private Stream<SessionQuery> setups(CaseId id) {
      var customers = customers(id).distinct().toList();
      return initial(id)
          .distinct()
          .flatMap(begin -> customers.stream().map(customer -> new SessionQuery(customer, begin)));
    }

    private Stream<Instant> initial(CaseId id) {
      var own = subscriptions.getOrDefault(id, Set.of());
      return Stream.of(
              own.stream()
                  .flatMap(each -> Stream.ofNullable(states.get(each)))
                  .map(SubscriptionObserved::createdAt),
              own.stream()
                  .flatMap(each -> slots.getOrDefault(each, List.of()).stream())
                  .filter(Slot::initial)
                  .map(Slot::createdAt),
              facts.getOrDefault(id, List.of()).stream()
                  .filter(InvoiceObserved.class::isInstance)
                  .map(fact -> Slot.of((InvoiceObserved) fact))
                  .filter(Slot::initial)
                  .map(Slot::createdAt))
          .flatMap(times -> times);
    }

    /// The customers that a fact of the case names, or its subscriptions.
    private Stream<Parent> customers(CaseId id) {
      var own = subscriptions.getOrDefault(id, Set.of());
      return Stream.of(
              facts.getOrDefault(id, List.of()).stream(),
              own.stream().flatMap(each -> Stream.ofNullable(states.get(each))),
              own.stream()
                  .map(each -> new SessionQuery(each, ANY_TIME))
                  .flatMap(each -> observations.getOrDefault(each, List.of()).stream()))
          .flatMap(all -> all)
          .flatMap(fact -> customer(fact).stream())
          .map(customer -> new Parent(id.account(), customer));
    }

    Set<Parent> customers() {
      return facts.keySet().stream().flatMap(this::customers).collect(Collectors.toSet());
    }

    Map<CaseId, PaymentCase> cases(Map<UUID, Map<String, LookupEnded.Outcome>> lookups) {
      var cases = new LinkedHashMap<CaseId, PaymentCase>();
      facts.forEach(
          (id, all) ->
              cases.put(
                  id,
                  new PaymentCase(
                      all,
                      heads(id),
                      setupSessions(id),
                      customers(id)
                          .filter(optedOut::contains)
                          .map(Parent::id)
                          .collect(Collectors.toSet()),
                      lookups.getOrDefault(id.id(), Map.of()))));
      return cases;
    }

    private Map<String, SubscriptionHead> heads(CaseId id) {
      return subscriptions.getOrDefault(id, Set.of()).stream()
          .collect(Collectors.toMap(Parent::id, this::head));
    }

    private SubscriptionHead head(Parent subscription) {
      return new SubscriptionHead(
          Optional.ofNullable(states.get(subscription)),
          observations.getOrDefault(new SessionQuery(subscription, ANY_TIME), List.of()),
          slots.getOrDefault(subscription, List.of()));
    }

    private List<SessionObserved> setupSessions(CaseId id) {
      return setups(id)
          .flatMap(each -> observations.getOrDefault(each, List.of()).stream())
          .distinct()
          .toList();
    }
  }
}
