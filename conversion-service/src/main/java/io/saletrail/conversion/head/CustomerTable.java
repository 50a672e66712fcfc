package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.conversion.Parent;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Customers that merchants excluded from the programme.
final class CustomerTable {
  private static final String ENTER =
      """
      with observation as (
        select account, customer, fact_id, edition, seen_at,
               opted_out
          from unnest(cast(:accounts as text[]), cast(:customers as text[]),
                      cast(:facts as text[]), cast(:editions as integer[]),
                      cast(cast(:seen as text[]) as timestamptz[]), cast(:opted as boolean[]))
               as r(account, customer, fact_id, edition, seen_at, opted_out)),
      before as (
        select c.account, c.customer, c.opted_out
          from customer c
          join observation s on s.account = c.account and s.customer = c.customer),
      written as (
        insert into customer (account, customer, fact_id, edition, seen_at, opted_out)
        select account, customer, fact_id, edition, seen_at, opted_out from observation
        on conflict (account, customer) do update
           set fact_id = excluded.fact_id, edition = excluded.edition,
               seen_at = excluded.seen_at, opted_out = excluded.opted_out
         where case when customer.fact_id = excluded.fact_id
                    then customer.edition < excluded.edition
                    else (customer.seen_at, customer.fact_id)
                       < (excluded.seen_at, excluded.fact_id) end
        returning account, customer, opted_out)
      select w.account, w.customer as id
        from written w
        left join before b on b.account = w.account and b.customer = w.customer
       where w.opted_out <> coalesce(b.opted_out, false)
      """;

  private static final String OPTED_OUT =
      """
      select c.account, c.customer as id
        from unnest(cast(:accounts as text[]), cast(:customers as text[]))
             as r(account, customer)
        join customer c on c.account = r.account and c.customer = r.customer
       where c.opted_out
      """;

  private CustomerTable() {}

  /// Keeps the newest observation of each customer, in Stripe's order.
  ///
  /// @return the customers whose opt-out changed: most changes of a customer do not matter here
  static Uni<List<Parent>> enter(
      Mutiny.Session session, Collection<CustomerObserved> observations) {
    if (observations.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var newest = newest(observations);
    return Rows.query(session, ENTER, Parent.class)
        .texts("accounts", newest, CustomerObserved::account)
        .texts("customers", newest, CustomerObserved::customer)
        .texts("facts", newest, CustomerObserved::id)
        .ints("editions", newest, Newest::edition)
        .instants("seen", newest, CustomerObserved::at)
        .booleans("opted", newest, CustomerObserved::optedOut)
        .list();
  }

  /// The customers among these that are excluded.
  static Uni<Set<Parent>> optedOut(Mutiny.Session session, Collection<Parent> customers) {
    if (customers.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return Rows.query(session, OPTED_OUT, Parent.class)
        .texts("accounts", customers, Parent::account)
        .texts("customers", customers, Parent::id)
        .list()
        .map(HashSet::new);
  }

  private static Collection<CustomerObserved> newest(Collection<CustomerObserved> observations) {
    Map<Parent, CustomerObserved> newest = new HashMap<>();
    for (var observation : observations) {
      newest.merge(
          new Parent(observation.account(), observation.customer()), observation, Newest::of);
    }
    return newest.values();
  }
}
