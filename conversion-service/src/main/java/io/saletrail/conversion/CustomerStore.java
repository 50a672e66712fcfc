package io.saletrail.conversion;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// What is known of customers, and whose cases change with them.
@ApplicationScoped
class CustomerStore {
  /// A customer of a merchant.
  record Customer(String account, String customer) {}

  /// Keeps the newest sight of each customer, in Stripe's order.
  ///
  /// @return the customers whose opt-out is another one now: most changes of a customer are none
  ///   to us
  Uni<List<Customer>> enter(Mutiny.Session session, Collection<CustomerObserved> sights) {
    if (sights.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(
            """
                        with newest as (
                          select distinct on (r.account, r.customer) r.*
                            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                                 as r(account text, customer text, fact_id text,
                                      seen_at timestamptz, opted_out boolean, body text)
                           order by r.account, r.customer, r.seen_at desc, r.fact_id collate "C" desc),
                        before as (
                          select c.account, c.customer, c.opted_out
                            from customer c
                            join newest n on n.account = c.account and n.customer = c.customer),
                        written as (
                          insert into customer (account, customer, fact_id, seen_at, opted_out, body)
                          select account, customer, fact_id, seen_at, opted_out, body from newest
                          on conflict (account, customer) do update
                             set fact_id = excluded.fact_id, seen_at = excluded.seen_at,
                                 opted_out = excluded.opted_out, body = excluded.body
                           where customer.seen_at < excluded.seen_at
                              or (customer.seen_at = excluded.seen_at
                                  and customer.fact_id collate "C" < excluded.fact_id collate "C")
                          returning account, customer, opted_out)
                        select w.account, w.customer
                          from written w
                          left join before b on b.account = w.account and b.customer = w.customer
                         where w.opted_out <> coalesce(b.opted_out, false)
                        """,
            Object[].class)
        .setParameter("rows", CaseStore.json(sights.stream().map(CustomerStore::row).toList()))
        .getResultList()
        .map(
            rows ->
                rows.stream().map(row -> new Customer((String) row[0], (String) row[1])).toList());
  }

  /// The cases in which these customers paid.
  Uni<List<CaseId>> casesOf(Mutiny.Session session, List<Customer> customers) {
    if (customers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(
            """
                        select distinct f.account, f.case_id
                          from fact f
                          join jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                               as r(account text, customer text)
                            on f.account = r.account and f.customer = r.customer
                        """,
            Object[].class)
        .setParameter("rows", CaseStore.json(customers))
        .getResultList()
        .map(rows -> rows.stream().map(row -> new CaseId((String) row[0], (UUID) row[1])).toList());
  }

  private static Map<String, Object> row(CustomerObserved sight) {
    return Map.of(
        "account", sight.account(),
        "customer", sight.customer(),
        "fact_id", sight.id(),
        "seen_at", sight.at().toString(),
        "opted_out", sight.optedOut(),
        "body", FactFormat.write(sight));
  }
}
