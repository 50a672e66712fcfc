package io.saletrail.conversion;

import io.saletrail.contracts.activity.CustomerObserved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Customers that merchants excluded from the programme.
@ApplicationScoped
class CustomerTable {
  private static final String ENTER =
      """
      with observation as (
        select account, customer, fact_id, edition, cast(seen_at as timestamptz) as seen_at,
               opted_out
          from unnest(cast(:accounts as text[]), cast(:customers as text[]),
                      cast(:facts as text[]), cast(:editions as integer[]),
                      cast(:seen as text[]), cast(:opted as boolean[]))
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
      select w.account, w.customer
        from written w
        left join before b on b.account = w.account and b.customer = w.customer
       where w.opted_out <> coalesce(b.opted_out, false)
      """;

  private static final String OPTED_OUT =
      """
      select c.account, c.customer
        from unnest(cast(:accounts as text[]), cast(:customers as text[]))
             as r(account, customer)
        join customer c on c.account = r.account and c.customer = r.customer
       where c.opted_out
      """;

  /// Keeps the newest observation of each customer, in Stripe's order.
  ///
  /// @return the customers whose opt-out changed: most changes of a customer do not matter here
  Uni<List<Parent>> enter(Mutiny.Session session, Collection<CustomerObserved> observations) {
    if (observations.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var newest = newest(observations);
    return session
        .createNativeQuery(ENTER, Object[].class)
        .setParameter("accounts", CaseTable.texts(newest, CustomerObserved::account))
        .setParameter("customers", CaseTable.texts(newest, CustomerObserved::customer))
        .setParameter("facts", CaseTable.texts(newest, CustomerObserved::id))
        .setParameter("editions", newest.stream().map(Newest::edition).toArray(Integer[]::new))
        .setParameter("seen", CaseTable.texts(newest, observation -> observation.at().toString()))
        .setParameter(
            "opted", newest.stream().map(CustomerObserved::optedOut).toArray(Boolean[]::new))
        .getResultList()
        .map(CustomerTable::parents);
  }

  /// The customers among these that are excluded.
  Uni<Set<Parent>> optedOut(Mutiny.Session session, Collection<Parent> customers) {
    if (customers.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return session
        .createNativeQuery(OPTED_OUT, Object[].class)
        .setParameter("accounts", CaseTable.texts(customers, Parent::account))
        .setParameter("customers", CaseTable.texts(customers, Parent::id))
        .getResultList()
        .map(CustomerTable::parents)
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

  private static List<Parent> parents(List<Object[]> rows) {
    return rows.stream().map(row -> new Parent((String) row[0], (String) row[1])).toList();
  }
}
