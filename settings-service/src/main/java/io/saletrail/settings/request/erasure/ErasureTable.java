package io.saletrail.settings.request.erasure;

import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The record of erasures, and the erasure of addresses in timelines.
final class ErasureTable {
  private static final String INSERT =
      """
      insert into erasure (id, account, subject, requested_at)
      values (:id, :account, :subject, :at)
      on conflict (id) do nothing
      """;

  private static final String COMPLETE =
      """
      insert into erasure_step (fact_id, erasure, service, erased_rows, completed_at)
      values (:id, :erasure, :service, :rows, :at)
      on conflict (fact_id) do nothing
      """;

  private static final String OF_ACCOUNT =
      """
      select e.id, e.subject, e.requested_at, s.service, s.erased_rows, s.completed_at
        from (select * from erasure
               where account = :account and (cast(:id as text) is null or id = :id)
               order by requested_at desc, id limit :limit) e
        left join (select erasure, service, cast(sum(erased_rows) as bigint) as erased_rows,
                          max(completed_at) as completed_at
                     from erasure_step group by erasure, service) s on s.erasure = e.id
       order by e.requested_at desc, e.id, s.service
      """;

  private static final String ERASE_ADDRESS =
      """
      update timeline_entry set fact = replace(fact, :address, :erased)
       where account = :account and position(:address in fact) > 0
      """;

  private static final String ERASE_PARKED =
      """
      delete from parked_message
       where cast(headers as jsonb) ->> 'ce_subject' = :account
         and position(convert_to(:address, 'UTF8') in body) > 0
      """;

  private static final String EXPIRE =
      """
      update timeline_entry
         set fact = regexp_replace(fact, '"sealedEmail":"[^"]+"', '"sealedEmail":"erased"')
       where ctid = any(array(
         select ctid from timeline_entry
          where position('"sealedEmail":"' in fact) > 0
            and position('"sealedEmail":"erased"' in fact) = 0
            and happened_at < now() - make_interval(secs => :retention)
          order by happened_at limit :slice
            for update skip locked))
      """;

  /// Rows of one transaction of a sweep.
  static final int SLICE = 1_000;

  private ErasureTable() {}

  /// An erasure and what one service erased, if any did.
  record Row(
      String id,
      Subject subject,
      Instant requestedAt,
      Optional<String> service,
      Optional<Long> erasedRows,
      Optional<Instant> completedAt) {}

  static Uni<Integer> insert(Mutiny.Session session, ErasureRequested request) {
    return Rows.update(session, INSERT)
        .set("id", request.id())
        .set("account", request.account())
        .set("subject", request.subject())
        .set("at", request.requestedAt())
        .run();
  }

  static Uni<Integer> complete(Mutiny.Session session, ErasureCompleted completed) {
    return Rows.update(session, COMPLETE)
        .set("id", completed.id())
        .set("erasure", completed.erasure())
        .set("service", completed.service())
        .set("rows", completed.rows())
        .set("at", completed.completedAt())
        .run();
  }

  /// The latest erasures of a merchant, or one of them.
  static Uni<List<Row>> ofAccount(
      Mutiny.Session session, String account, Optional<String> id, int limit) {
    return Rows.query(session, OF_ACCOUNT, Row.class)
        .set("account", account)
        .set("id", id)
        .set("limit", limit)
        .list();
  }

  /// Erases addresses of a merchant's buyer from the timelines.
  ///
  /// @return how many entries held one
  static Uni<Long> erase(Mutiny.Session session, String account, List<String> addresses) {
    return Multi.createFrom()
        .iterable(addresses)
        .onItem()
        .transformToUniAndConcatenate(address -> erase(session, account, address))
        .collect()
        .with(Collectors.summingLong(Integer::longValue));
  }

  private static Uni<Integer> erase(Mutiny.Session session, String account, String address) {
    return Rows.update(session, ERASE_ADDRESS)
        .set("account", account)
        .set("address", address)
        .set("erased", PrivacyFact.ERASED)
        .run()
        .chain(
            entries ->
                Rows.update(session, ERASE_PARKED)
                    .set("account", account)
                    .set("address", address)
                    .run()
                    .map(parked -> entries + parked));
  }

  /// Erases a slice of the addresses past their retention.
  static Uni<Integer> expire(Mutiny.Session session, Duration retention) {
    return Rows.update(session, EXPIRE).set("retention", retention).set("slice", SLICE).run();
  }
}
