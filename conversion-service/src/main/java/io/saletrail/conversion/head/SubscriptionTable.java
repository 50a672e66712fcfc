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
import io.saletrail.contracts.activity.SubscriptionObserved.CancellationReason;
import io.saletrail.contracts.activity.SubscriptionObserved.Status;
import io.saletrail.conversion.Bodies;
import io.saletrail.conversion.LoadMeter;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.StoredFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// The newest state of each subscription, and its customer.
final class SubscriptionTable {
  private static final String LOAD =
      """
      select s.account, s.subscription, s.body
        from unnest(cast(:accounts as text[]), cast(:subscriptions as text[]))
             as r(account, subscription)
        join subscription s on s.account = r.account and s.subscription = r.subscription
      """;

  private static final String WRITE =
      """
      insert into subscription (account, subscription, fact_id, edition, body)
      select account, subscription, fact_id, edition, body
        from unnest(cast(:accounts as text[]), cast(:subscriptions as text[]),
                    cast(:facts as text[]), cast(:editions as integer[]), cast(:bodies as text[]))
             as r(account, subscription, fact_id, edition, body)
      on conflict (account, subscription) do update
         set fact_id = excluded.fact_id, edition = excluded.edition, body = excluded.body
      """;

  private static final String JOIN_CUSTOMERS =
      """
      insert into subscription_customer (account, customer, subscription)
      select account, customer, subscription
        from unnest(cast(:accounts as text[]), cast(:customers as text[]),
                    cast(:subscriptions as text[])) as r(account, customer, subscription)
      on conflict do nothing
      """;

  private SubscriptionTable() {}

  /// The part of a subscription that decisions depend on. Each renewal brings a new state, and most
  /// differ in their time alone.
  private record Terms(
      boolean optedOut,
      Optional<String> customer,
      Instant createdAt,
      Optional<Instant> canceledAt,
      Optional<CancellationReason> cancellationReason,
      Status status) {

    static Terms of(SubscriptionObserved state) {
      return new Terms(
          state.optedOut(),
          state.customer(),
          state.createdAt(),
          state.canceledAt(),
          state.cancellationReason(),
          end(state.status()));
    }

    private static Status end(Status status) {
      return switch (status) {
        case CANCELED, INCOMPLETE_EXPIRED -> status;
        case INCOMPLETE, TRIALING, ACTIVE, PAST_DUE, UNPAID, PAUSED, OTHER -> Status.ACTIVE;
      };
    }
  }

  /// Keeps the newest state of each subscription, in Stripe's order.
  ///
  /// @return the subscriptions whose decisions may change
  static Uni<List<Parent>> enter(
      Mutiny.Session session,
      Collection<SubscriptionObserved> observations,
      Bodies bodies,
      LoadMeter meter) {
    if (observations.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var parents = observations.stream().map(SubscriptionTable::parent).distinct().toList();
    return load(session, parents, meter)
        .chain(stored -> enter(session, observations, bodies, stored));
  }

  private static Uni<List<Parent>> enter(
      Mutiny.Session session,
      Collection<SubscriptionObserved> observations,
      Bodies bodies,
      Map<Parent, SubscriptionObserved> stored) {
    var newest = new LinkedHashMap<>(stored);
    observations.forEach(observation -> newest.merge(parent(observation), observation, Newest::of));
    var written = new ArrayList<SubscriptionObserved>();
    var changed = new ArrayList<Parent>();
    for (var state : newest.entrySet()) {
      var before = Optional.ofNullable(stored.get(state.getKey()));
      if (before.filter(state.getValue()::equals).isEmpty()) {
        written.add(state.getValue());
      }
      if (before.map(Terms::of).filter(Terms.of(state.getValue())::equals).isEmpty()) {
        changed.add(state.getKey());
      }
    }
    return write(session, written, bodies)
        .chain(() -> joinCustomers(session, written))
        .replaceWith(changed);
  }

  static Uni<Map<Parent, SubscriptionObserved>> load(
      Mutiny.Session session, List<Parent> parents, LoadMeter meter) {
    if (parents.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Rows.query(session, LOAD, StateRow.class)
        .texts("accounts", parents, Parent::account)
        .texts("subscriptions", parents, Parent::id)
        .list()
        .map(rows -> byParent(rows, meter));
  }

  private record StateRow(String account, String subscription, String body) {}

  private static Map<Parent, SubscriptionObserved> byParent(List<StateRow> rows, LoadMeter meter) {
    var states = new HashMap<Parent, SubscriptionObserved>();
    for (var row : rows) {
      meter.loaded(row.body());
      states.put(
          new Parent(row.account(), row.subscription()),
          StoredFact.readActivity(row.body(), SubscriptionObserved.class));
    }
    return states;
  }

  private static Uni<Void> write(
      Mutiny.Session session, List<SubscriptionObserved> states, Bodies bodies) {
    if (states.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, WRITE)
        .texts("accounts", states, SubscriptionObserved::account)
        .texts("subscriptions", states, SubscriptionObserved::subscription)
        .texts("facts", states, SubscriptionObserved::id)
        .ints("editions", states, Newest::edition)
        .texts("bodies", states, bodies::of)
        .run()
        .replaceWithVoid();
  }

  /// Records the customer of each subscription: an opt-out of the customer applies to the payments
  /// of all of them, whichever of their facts names the customer.
  static Uni<Void> joinCustomers(
      Mutiny.Session session, Collection<? extends PaymentActivity> facts) {
    var rows = facts.stream().flatMap(SubscriptionTable::ownership).distinct().toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, JOIN_CUSTOMERS)
        .texts("accounts", rows, Ownership::account)
        .texts("customers", rows, Ownership::customer)
        .texts("subscriptions", rows, Ownership::subscription)
        .run()
        .replaceWithVoid();
  }

  private record Ownership(String account, String customer, String subscription) {}

  private static Stream<Ownership> ownership(PaymentActivity fact) {
    return switch (fact) {
      case SubscriptionObserved state ->
          state.customer().stream()
              .map(customer -> new Ownership(fact.account(), customer, state.subscription()));
      case SessionObserved session ->
          session.subscription().stream()
              .flatMap(
                  subscription ->
                      session.customer().stream()
                          .map(customer -> new Ownership(fact.account(), customer, subscription)));
      case PaymentIntentObserved _,
          ChargeObserved _,
          InvoiceObserved _,
          InvoicePaymentObserved _,
          RefundObserved _,
          DisputeObserved _,
          CreditNoteObserved _,
          CustomerObserved _ ->
          Stream.empty();
    };
  }

  private static Parent parent(SubscriptionObserved state) {
    return new Parent(state.account(), state.subscription());
  }
}
