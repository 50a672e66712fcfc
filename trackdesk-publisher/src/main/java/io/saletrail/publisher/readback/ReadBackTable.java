package io.saletrail.publisher.readback;

import io.saletrail.outbox.Rows;
import io.saletrail.publisher.delivery.Sale;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Conversions that are read back, in PostgreSQL. Ended ones stay: they show whether a merchant's
/// report works, and how many were read.
final class ReadBackTable {
  private static final String PLAN =
      """
      insert into read_back (
        conversion, account, tenant, external_id, type, accepted_at, due_at)
      select r.conversion, r.account, r.tenant, r.external_id, r.type,
             cast(:now as timestamptz), cast(:due as timestamptz)
        from unnest(cast(:conversions as text[]), cast(:accounts as text[]),
                    cast(:tenants as text[]), cast(:ids as text[]), cast(:types as text[]),
                    cast(:sampled as boolean[]))
             as r(conversion, account, tenant, external_id, type, sampled)
       where r.sampled
          or (select count(*)
                from (select 1 from read_back
                       where account = r.account and tenant = r.tenant
                       limit :first) earlier) < :first
       order by r.conversion
      on conflict do nothing
      """;

  // One account per tenant: a call carries one token.
  private static final String BEGIN =
      """
      with due as (
        select distinct on (p.tenant) p.tenant, p.account
          from unnest(cast(:tenants as text[]), cast(:accounts as text[])) as p(tenant, account)
         cross join lateral (
               select due_at from read_back
                where tenant = p.tenant and account = p.account
                  and due_at <= cast(:now as timestamptz)
                order by due_at limit 1) earliest
         order by p.tenant, earliest.due_at),
      claimed as (
        select r.conversion
          from due
         cross join lateral (
               select conversion from read_back
                where tenant = due.tenant and account = due.account
                  and due_at <= cast(:now as timestamptz)
                order by due_at limit :batch for update skip locked) r)
      update read_back b
         set attempts = attempts + 1, due_at = cast(:lost_at as timestamptz)
        from claimed
       where b.conversion = claimed.conversion
      returning b.conversion, b.account, b.tenant, b.external_id, b.type, b.accepted_at,
                b.attempts,
                exists (select 1 from read_back e
                         where e.account = b.account and e.tenant = b.tenant
                           and e.result = 'CONFIRMED') as shown
      """;

  private static final String END =
      """
      update read_back b
         set result = r.result, due_at = r.due_at
        from unnest(cast(:conversions as text[]), cast(:numbers as integer[]),
                    cast(:results as text[]), cast(cast(:dues as text[]) as timestamptz[]))
             as r(conversion, number, result, due_at)
       where b.conversion = r.conversion and b.attempts = r.number and b.due_at is not null
      returning b.conversion
      """;

  private ReadBackTable() {}

  /// A conversion that Trackdesk has accepted.
  ///
  /// @param sampled whether it is read back in any case
  record Accepted(Sale sale, TenantId tenant, boolean sampled) {}

  /// Plans to read conversions back: sampled ones, and the first of each merchant and tenant.
  static Uni<?> plan(
      Mutiny.Session session, Collection<Accepted> accepted, int first, Instant now, Instant due) {
    return Rows.update(session, PLAN)
        .texts("conversions", accepted, each -> each.sale().conversion())
        .texts("accounts", accepted, each -> each.sale().account())
        .texts("tenants", accepted, each -> each.tenant().toString())
        .texts("ids", accepted, each -> each.sale().externalId())
        .texts("types", accepted, each -> each.sale().type())
        .booleans("sampled", accepted, Accepted::sampled)
        .set("first", first)
        .set("now", now)
        .set("due", due)
        .run();
  }

  /// A merchant whose token a tenant accepts.
  record Reader(TenantId tenant, String account) {}

  /// A claimed conversion.
  record Claimed(
      String conversion,
      String account,
      String tenant,
      String externalId,
      String type,
      Instant acceptedAt,
      int attempts,
      boolean shown) {

    Reader reader() {
      return new Reader(TenantId.of(tenant).orElseThrow(), account);
    }

    ReadBack.Item item() {
      return new ReadBack.Item(conversion, externalId, type, acceptedAt, attempts);
    }
  }

  /// Records calls before they are made.
  ///
  /// @param lostAt when they count as lost without a result
  static Uni<List<Claimed>> begin(
      Mutiny.Session session, Collection<Reader> readers, int batch, Instant now, Instant lostAt) {
    return Rows.query(session, BEGIN, Claimed.class)
        .texts("tenants", readers, reader -> reader.tenant().toString())
        .texts("accounts", readers, Reader::account)
        .set("batch", batch)
        .set("now", now)
        .set("lost_at", lostAt)
        .list();
  }

  /// The state after a call.
  ///
  /// @param result absent where it is read again
  record Ended(ReadBack.Item item, Optional<String> result, Optional<Instant> dueAt) {}

  /// Records the results of calls.
  ///
  /// @return the conversions for which no other replica has made another call
  static Uni<List<String>> end(Mutiny.Session session, Collection<Ended> ended) {
    return Rows.query(session, END, String.class)
        .texts("conversions", ended, each -> each.item().conversion())
        .ints("numbers", ended, each -> each.item().number())
        .texts("results", ended, each -> each.result().orElse(null))
        .instants("dues", ended, each -> each.dueAt().orElse(null))
        .list();
  }
}
