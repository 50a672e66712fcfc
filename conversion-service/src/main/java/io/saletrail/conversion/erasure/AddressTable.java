package io.saletrail.conversion.erasure;

import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The encrypted addresses in stored facts and decisions: finds them, and puts
/// [PrivacyFact#ERASED] in their place, so that what a sale is credited by stays known.
final class AddressTable {
  private static final String OF_CUSTOMER =
      """
      select distinct substring(f.body from '"sealedEmail":"([^"]+)"') as address
        from case_parent p
        join fact f on f.case_id = p.case_id and f.account = p.account
       where p.account = :account and p.parent = :customer
         and f.body ~ '"sealedEmail":"[^"]+"'
      """;

  private static final List<String> ERASE =
      List.of(
          """
          update fact set body = replace(body, :address, :erased)
           where account = :account and position(:address in body) > 0
          """,
          """
          update decision set body = replace(body, :address, :erased)
           where account = :account and position(:address in body) > 0
          """,
          """
          update dry_run_fact f set body = replace(f.body, :address, :erased)
            from dry_run r
           where r.backfill = f.backfill and r.account = :account
             and position(:address in f.body) > 0
          """,
          """
          delete from parked_message
           where :erased <> '' and cast(headers as jsonb) ->> 'ce_subject' = :account
             and position(convert_to(:address, 'UTF8') in body) > 0
          """);

  /// A session that attributes later payments keeps its address while there are any.
  private static final String EXPIRE_FACTS =
      """
      update fact set body = regexp_replace(body, '"sealedEmail":"[^"]+"', '"sealedEmail":"erased"')
       where ctid = any(array(
         select f.ctid from fact f
          where %s and f.entered_at < now() - make_interval(secs => :retention)
            and (f.attribution_parent is null or not exists (
                  select 1 from case_parent p join fact l on l.case_id = p.case_id
                   where p.account = f.account and p.parent = f.attribution_parent
                     and l.entered_at >= now() - make_interval(secs => :retention)))
          order by f.entered_at limit :slice
            for update of f skip locked))
      """
          .formatted(holds("f.body"));

  private static final String EXPIRE_DECISIONS =
      """
      update decision
         set body = regexp_replace(body, '"sealedEmail":"[^"]+"', '"sealedEmail":"erased"')
       where ctid = any(array(
         select d.ctid from decision d
          where %s and d.decided_at < now() - make_interval(secs => :retention)
          order by d.decided_at limit :slice
            for update skip locked))
      """
          .formatted(holds("d.body"));

  /// Rows of one transaction of a sweep.
  static final int SLICE = 1_000;

  private AddressTable() {}

  /// As in the indexes `fact_address_ix` and `decision_address_ix`.
  private static String holds(String body) {
    return "position('\"sealedEmail\":\"' in %1$s) > 0 and position('\"sealedEmail\":\"erased\"' in %1$s) = 0"
        .formatted(body);
  }

  /// The addresses that a customer paid with, as they are stored.
  static Uni<List<String>> ofCustomer(Mutiny.Session session, String account, String customer) {
    return Rows.query(session, OF_CUSTOMER, String.class)
        .set("account", account)
        .set("customer", customer)
        .list()
        .map(found -> found.stream().filter(each -> !each.equals(PrivacyFact.ERASED)).toList());
  }

  /// Erases addresses of a merchant's buyer.
  ///
  /// @return how many rows held one
  static Uni<Long> erase(Mutiny.Session session, String account, List<String> addresses) {
    return Multi.createFrom()
        .iterable(addresses)
        .onItem()
        .transformToMultiAndConcatenate(
            address ->
                Multi.createFrom()
                    .iterable(ERASE)
                    .onItem()
                    .transformToUniAndConcatenate(sql -> erase(session, sql, account, address)))
        .collect()
        .with(Collectors.summingLong(Integer::longValue));
  }

  private static Uni<Integer> erase(
      Mutiny.Session session, String sql, String account, String address) {
    return Rows.update(session, sql)
        .set("account", account)
        .set("address", address)
        .set("erased", PrivacyFact.ERASED)
        .run();
  }

  /// Erases a slice of the addresses past their retention.
  static Uni<Integer> expire(Mutiny.Session session, Duration retention) {
    return expire(session, EXPIRE_FACTS, retention)
        .chain(
            facts ->
                expire(session, EXPIRE_DECISIONS, retention).map(other -> Math.max(facts, other)));
  }

  private static Uni<Integer> expire(Mutiny.Session session, String sql, Duration retention) {
    return Rows.update(session, sql).set("retention", retention).set("slice", SLICE).run();
  }
}
