package io.saletrail.publisher.erasure;

import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The encrypted addresses of deliveries and of calls that shadow mode held: puts
/// [PrivacyFact#ERASED] in their place.
final class AddressTable {
  private static final String RESPONSES =
      """
      delete from sealed_response s
       using delivery d where d.conversion = s.conversion and d.account = :account
      """;

  private static final List<String> ERASE =
      List.of(
          """
          update shadow_call s
             set request = cast(replace(cast(s.request as text), :address, :erased) as jsonb)
            from delivery d
           where d.conversion = s.conversion and d.account = :account
             and position(:address in cast(s.request as text)) > 0
          """,
          """
          update delivery
             set credit = cast(replace(cast(credit as text), :address, :erased) as jsonb),
                 desired_sale = cast(replace(cast(desired_sale as text), :address, :erased) as jsonb)
           where account = :account
             and (position(:address in cast(credit as text)) > 0
                  or position(:address in coalesce(cast(desired_sale as text), '')) > 0)
          """,
          """
          delete from parked_message
           where :erased <> '' and cast(headers as jsonb) ->> 'ce_subject' = :account
             and position(convert_to(:address, 'UTF8') in body) > 0
          """);

  /// Only a create needs the address; what is due for so long has been created or given up. An old
  /// sale that a backfill brings is due since then.
  private static final String EXPIRE =
      """
      update delivery
         set credit = jsonb_set(credit, '{sealed_email}', '"erased"'),
             desired_sale = case when desired_sale #>> '{credit,sealed_email}' is null
                                 then desired_sale
                                 else jsonb_set(desired_sale, '{credit,sealed_email}', '"erased"') end
       where ctid = any(array(
         select ctid from delivery
          where credit ->> 'sealed_email' <> 'erased'
            and due_since < now() - make_interval(secs => :retention)
          order by due_since limit :slice
            for update skip locked))
      """;

  /// Rows of one transaction of a sweep.
  static final int SLICE = 1_000;

  private AddressTable() {}

  /// Erases addresses of a merchant's buyer, and the merchant's responses.
  ///
  /// @return how many rows held one
  static Uni<Long> erase(Mutiny.Session session, String account, List<String> addresses) {
    return Rows.update(session, RESPONSES)
        .set("account", account)
        .run()
        .chain(
            responses ->
                eraseAddresses(session, account, addresses).map(count -> responses + count));
  }

  private static Uni<Long> eraseAddresses(
      Mutiny.Session session, String account, List<String> addresses) {
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
    return Rows.update(session, EXPIRE).set("retention", retention).set("slice", SLICE).run();
  }
}
