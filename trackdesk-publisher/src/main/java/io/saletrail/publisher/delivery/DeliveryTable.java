package io.saletrail.publisher.delivery;

import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Deliveries in PostgreSQL. Rows are locked in the order of their conversions, after the locks on
/// merchants and before those on lanes, so that no two transactions wait for each other.
public final class DeliveryTable {
  private static final String COLUMNS = String.join(", ", Rows.columns(DeliveryRow.class));

  private static final String SELECTION = Rows.selection(DeliveryRow.class);

  private static final String INSERT =
      "insert into delivery (%1$s) select %1$s from %2$s order by conversion on conflict do nothing"
          .formatted(COLUMNS, Rows.recordset("delivery"));

  private static final String CHANGES =
      Rows.columns(DeliveryRow.class).stream()
          .skip(1)
          .map(column -> column + " = r." + column)
          .collect(Collectors.joining(", "));

  private static final String UPDATE =
      """
      update delivery d set %s from %s r
       where d.conversion = any(:conversions) and d.conversion = r.conversion
      """
          .formatted(CHANGES, Rows.recordset("delivery"));

  private static final String UPDATE_NUMBERED =
      """
      update delivery d set %s, fact_sequence = %s from %s r
       where d.conversion = any(:conversions) and d.conversion = r.conversion
      returning d.conversion, d.fact_sequence
      """
          .formatted(CHANGES, DeliveryFacts.NEXT, Rows.recordset("delivery"));

  private static final String LOCK =
      """
      select %s from delivery
       where conversion = any(:conversions)
       order by conversion for update
      """
          .formatted(SELECTION);

  // Reads exact ranges of delivery_due_ix: only claimed rows, however many are due. Accounts that
  // share a tenant alternate: a thousand deliveries of one do not delay one of another.
  private static final String LOCK_DUE =
      """
      select %s
        from (select id, max(capacity) as capacity, array_agg(account) as accounts
                from unnest(cast(:tenants as text[]), cast(:accounts as text[]),
                            cast(:capacities as integer[])) as r(id, account, capacity)
               group by id) lane
       cross join lateral (
             select d.*, u.rank,
                    row_number() over (
                        partition by u.rank, a.account order by d.next_attempt_at) as slot
               from unnest(lane.accounts) as a(account)
              cross join (values (1, 'NEW'), (2, 'RETRY'), (3, 'BACKFILL'))
                      as u(rank, priority)
              cross join lateral (
                    select * from delivery
                     where delivery.account = a.account and delivery.tenant = lane.id
                       and delivery.priority = u.priority
                       and state = 'DUE' and next_attempt_at <= cast(:now as timestamptz)
                     order by next_attempt_at limit lane.capacity for update skip locked) as d
              order by rank, slot, next_attempt_at
              limit lane.capacity) as due
       order by due.rank, due.slot, due.next_attempt_at
      """
          .formatted(SELECTION);

  private static final String LOCK_OPEN =
      """
      select %s from delivery
       where account = :account and state in ('DUE', 'HELD') and conversion > :after
       order by conversion limit :limit for update
      """
          .formatted(SELECTION);

  private static final String ACCOUNTS =
      """
      select distinct account from delivery
       where conversion = any(:conversions)
      """;

  private static final String REDRIVABLE =
      """
      select conversion from delivery
       where state in ('REFUSED', 'HELD', 'GIVEN_UP')
         and (state <> 'HELD' or hold_cause in ('SHADOW', 'TENANT_CHANGED')
              or hold_cause = 'DECLINED' and :reason = 'DECLINED')
         and (:account = '' or account = :account)
         and (:reason = '' or :reason in (refusal, state, hold_cause))
         and due_since >= cast(:since as timestamptz)
         and due_since < cast(:until as timestamptz)
         and conversion > :after
       order by conversion limit :limit
      """;

  private static final String READ =
      "select %s from delivery where conversion = :conversion".formatted(SELECTION);

  private DeliveryTable() {}

  /// Inserts new deliveries.
  ///
  /// @return the number inserted
  public static Uni<Integer> insert(Mutiny.Session session, Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return Rows.update(session, INSERT)
        .rows(deliveries.stream().map(DeliveryRow::of).toList())
        .run();
  }

  /// Updates deliveries that this transaction has locked.
  public static Uni<Integer> update(Mutiny.Session session, Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return Rows.update(session, UPDATE)
        .rows(deliveries.stream().map(DeliveryRow::of).toList())
        .texts("conversions", deliveries, each -> each.sale().conversion())
        .run();
  }

  /// Updates deliveries that this transaction has locked, and numbers their next fact.
  static Uni<List<DeliveryFacts.Numbered>> updateNumbered(
      Mutiny.Session session, Collection<Delivery> deliveries) {
    return deliveries.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Rows.query(session, UPDATE_NUMBERED, DeliveryFacts.Numbered.class)
            .rows(deliveries.stream().map(DeliveryRow::of).toList())
            .texts("conversions", deliveries, each -> each.sale().conversion())
            .list();
  }

  /// Locks the stored deliveries of these conversions.
  public static Uni<Map<String, Delivery>> lock(
      Mutiny.Session session, Collection<String> conversions) {
    return Rows.query(session, LOCK, DeliveryRow.class)
        .texts("conversions", conversions)
        .list()
        .map(
            rows ->
                deliveries(rows).stream()
                    .collect(
                        Collectors.toMap(
                            delivery -> delivery.sale().conversion(), Function.identity())));
  }

  /// What to claim in one lane.
  ///
  /// @param accounts the accounts that share the lane, now or for their earlier sales
  /// @param capacity limit over all these accounts
  public record Due(TenantId tenant, List<String> accounts, int capacity) {}

  /// Locks due deliveries of these lanes: new before retried, and early before late.
  public static Uni<List<Delivery>> lockDue(
      Mutiny.Session session, Collection<Due> lanes, Instant now) {
    var accounts = lanes.stream().flatMap(DeliveryTable::accounts).toList();
    return Rows.query(session, LOCK_DUE, DeliveryRow.class)
        .texts("tenants", accounts, due -> due.tenant().toString())
        .texts("accounts", accounts, DueAccount::account)
        .ints("capacities", accounts, DueAccount::capacity)
        .set("now", now)
        .list()
        .map(DeliveryTable::deliveries);
  }

  private record DueAccount(TenantId tenant, String account, int capacity) {}

  private static Stream<DueAccount> accounts(Due lane) {
    return lane.accounts().stream()
        .map(account -> new DueAccount(lane.tenant(), account, lane.capacity()));
  }

  /// Locks the next due and held deliveries of an account, in order of their conversions.
  ///
  /// @param after the last conversion of the previous slice; empty for the first
  public static Uni<List<Delivery>> lockOpen(
      Mutiny.Session session, String account, String after, int limit) {
    return Rows.query(session, LOCK_OPEN, DeliveryRow.class)
        .set("account", account)
        .set("after", after)
        .set("limit", limit)
        .list()
        .map(DeliveryTable::deliveries);
  }

  /// The accounts of these conversions.
  public static Uni<List<String>> accounts(Mutiny.Session session, Collection<String> conversions) {
    return Rows.query(session, ACCOUNTS, String.class).texts("conversions", conversions).list();
  }

  /// Conversions that a re-drive can retry, in order of their id.
  ///
  /// @param account empty for all
  /// @param reason a refusal, `GIVEN_UP`, `SHADOW`, `TENANT_CHANGED` or `DECLINED`; empty for all
  ///   but declined ones
  /// @param after the last conversion of the previous page
  public static Uni<List<String>> redrivable(
      Mutiny.Session session,
      String account,
      String reason,
      Instant since,
      Instant until,
      String after,
      int limit) {
    return Rows.query(session, REDRIVABLE, String.class)
        .set("account", account)
        .set("reason", reason)
        .set("since", since)
        .set("until", until)
        .set("after", after)
        .set("limit", limit)
        .list();
  }

  /// One delivery, without a lock.
  static Uni<Optional<Delivery>> read(Mutiny.Session session, String conversion) {
    return Rows.query(session, READ, DeliveryRow.class)
        .set("conversion", conversion)
        .first()
        .map(row -> row.map(DeliveryRow::delivery));
  }

  private static List<Delivery> deliveries(List<DeliveryRow> rows) {
    return rows.stream().map(DeliveryRow::delivery).toList();
  }
}
