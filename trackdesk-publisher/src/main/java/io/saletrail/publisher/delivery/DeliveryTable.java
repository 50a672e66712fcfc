package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.rows.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Arrays;
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
  /// Deliveries put aside in one transaction.
  public static final int HOLD_BATCH = 1000;

  private static final String COLUMNS =
      """
      conversion text, account text, external_id text, type text, credit jsonb,
      amount_minor bigint, currency text, mode text, paid_at timestamptz,
      status text, revision bigint, stripe_events jsonb, desired_sale jsonb,
      remote text, remote_status text, remote_revision bigint,
      state text, next_attempt_at timestamptz, priority text,
      refused_call text, refusal text, hold_cause text,
      attempts integer, failures integer, due_since timestamptz, failing_since timestamptz,
      in_flight_until timestamptz""";

  private static final List<String> NAMES =
      Arrays.stream(COLUMNS.split(",")).map(column -> column.strip().split(" ")[0]).toList();

  private static final String ROWS =
      "jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(" + COLUMNS + ")";

  private static final String INSERT =
      "insert into delivery (%1$s) select %1$s from %2$s order by conversion on conflict do nothing"
          .formatted(String.join(", ", NAMES), ROWS);

  private static final String UPDATE =
      "update delivery d set %s from %s where d.conversion = r.conversion"
          .formatted(
              NAMES.stream()
                  .skip(1)
                  .map(name -> name + " = r." + name)
                  .collect(Collectors.joining(", ")),
              ROWS);

  private static final String LOCK =
      """
      select cast(to_jsonb(d) as text) from delivery d
       where conversion in
             (select jsonb_array_elements_text(cast(cast(:conversions as text) as jsonb)))
       order by conversion for update
      """;

  // Reads exact ranges of delivery_due_ix: only claimed rows, however many are due. Accounts that
  // share a tenant alternate: a thousand deliveries of one do not delay one of another.
  private static final String LOCK_DUE =
      """
      select cast(due.delivery as text)
        from jsonb_to_recordset(cast(cast(:lanes as text) as jsonb))
          as lane(accounts jsonb, capacity integer)
       cross join lateral (
             select to_jsonb(d) as delivery, u.rank, d.next_attempt_at,
                    row_number() over (
                        partition by u.rank, a.account order by d.next_attempt_at) as slot
               from jsonb_array_elements_text(lane.accounts) as a(account)
              cross join (values (1, 'NEW'), (2, 'RETRY'), (3, 'BACKFILL'))
                      as u(rank, priority)
              cross join lateral (
                    select * from delivery
                     where delivery.account = a.account and delivery.priority = u.priority
                       and state = 'DUE'
                       and next_attempt_at <= cast(cast(:now as text) as timestamptz)
                     order by next_attempt_at limit lane.capacity for update skip locked) as d
              order by rank, slot, next_attempt_at
              limit lane.capacity) as due
       order by due.rank, due.slot, due.next_attempt_at
      """;

  private static final String HOLD =
      """
      update delivery
         set state = 'HELD', hold_cause = :cause, next_attempt_at = null, priority = null
       where conversion in (
             select conversion from delivery
              where account = :account
                and (state = 'DUE'
                     or state = 'HELD' and hold_cause not in (:cause, 'SHADOW'))
              order by conversion limit :limit for update)
      returning cast(to_jsonb(delivery) as text)
      """;

  // Held deliveries start now, and so do those that wait for their next attempt: the change may be
  // the fix. Those held by shadow mode stay: another app may have sent them.
  private static final String RESUME =
      """
      update delivery
         set due_since = case state when 'HELD' then cast(cast(:now as text) as timestamptz)
                                    else due_since end,
             failing_since = case state when 'HELD' then null else failing_since end,
             priority = coalesce(priority, case
               when remote in ('ABSENT', 'CREATE_IN_DOUBT')
                    and paid_at < cast(cast(:now as text) as timestamptz)
                                  - cast(:backfill as bigint) * interval '1 millisecond'
               then 'BACKFILL' else 'NEW' end),
             state = 'DUE', hold_cause = null,
             next_attempt_at =
               greatest(cast(cast(:now as text) as timestamptz),
                        coalesce(in_flight_until, cast(cast(:now as text) as timestamptz)))
       where account = :account
         and (state = 'HELD' and hold_cause <> 'SHADOW' or state = 'DUE' and failures > 0)
      """;

  private static final String ACCOUNTS =
      """
      select distinct account from delivery
       where conversion in
             (select jsonb_array_elements_text(cast(cast(:conversions as text) as jsonb)))
      """;

  private static final String REDRIVABLE =
      """
      select conversion from delivery
       where state in ('REFUSED', 'HELD', 'GIVEN_UP')
         and (state <> 'HELD' or hold_cause = 'SHADOW')
         and (:account = '' or account = :account)
         and (:reason = '' or :reason in (refusal, state, hold_cause))
         and due_since >= cast(cast(:since as text) as timestamptz)
         and due_since < cast(cast(:until as text) as timestamptz)
         and conversion > :after
       order by conversion limit :limit
      """;

  private static final String READ =
      """
      select cast(to_jsonb(d) as text) from delivery d where conversion = :conversion
      """;

  private DeliveryTable() {}

  /// Writes deliveries that are not there yet.
  ///
  /// @return how many were not
  public static Uni<Integer> insert(Mutiny.Session session, Collection<Delivery> deliveries) {
    return write(session, INSERT, deliveries);
  }

  /// Writes deliveries that this transaction has locked.
  public static Uni<Integer> update(Mutiny.Session session, Collection<Delivery> deliveries) {
    return write(session, UPDATE, deliveries);
  }

  /// Those of the conversions that are known, for this transaction alone.
  public static Uni<Map<String, Delivery>> lock(
      Mutiny.Session session, Collection<String> conversions) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("conversions", Rows.write(conversions))
        .getResultList()
        .map(
            rows ->
                deliveries(rows)
                    .collect(
                        Collectors.toMap(
                            delivery -> delivery.sale().conversion(), Function.identity())));
  }

  /// What to claim in one lane.
  ///
  /// @param accounts those that share the lane; no account is in two
  /// @param capacity of them together, at most
  public record Due(List<String> accounts, int capacity) {}

  /// What is due in these lanes, fresh before retried and early before late, for this transaction
  /// alone.
  public static Uni<List<Delivery>> lockDue(
      Mutiny.Session session, Collection<Due> lanes, Instant now) {
    return session
        .createNativeQuery(LOCK_DUE, String.class)
        .setParameter("lanes", Rows.write(lanes))
        .setParameter("now", now.toString())
        .getResultList()
        .map(rows -> deliveries(rows).toList());
  }

  /// Holds deliveries of an account that are due, or held for another cause: at most [#HOLD_BATCH].
  ///
  /// @return the held deliveries
  public static Uni<List<Delivery>> hold(
      Mutiny.Session session, String account, DeliveryHeld.Cause cause) {
    return session
        .createNativeQuery(HOLD, String.class)
        .setParameter("account", account)
        .setParameter("cause", cause.name())
        .setParameter("limit", HOLD_BATCH)
        .getResultList()
        .map(rows -> deliveries(rows).toList());
  }

  /// Resumes the held deliveries of an account, and those that wait for their next attempt.
  ///
  /// @return how many
  public static Uni<Integer> resume(Mutiny.Session session, String account, Instant now) {
    return session
        .createNativeQuery(RESUME)
        .setParameter("account", account)
        .setParameter("now", now.toString())
        .setParameter("backfill", Sale.BACKFILL_AFTER.toMillis())
        .executeUpdate();
  }

  /// Whose conversions these are.
  public static Uni<List<String>> accounts(Mutiny.Session session, Collection<String> conversions) {
    return session
        .createNativeQuery(ACCOUNTS, String.class)
        .setParameter("conversions", Rows.write(conversions))
        .getResultList();
  }

  /// Conversions that a re-drive can try again, in order of their id.
  ///
  /// @param account empty for all
  /// @param reason a refusal, `GIVEN_UP` or `SHADOW`; empty for all
  /// @param after the last conversion of the page before
  public static Uni<List<String>> redrivable(
      Mutiny.Session session,
      String account,
      String reason,
      Instant since,
      Instant until,
      String after,
      int limit) {
    return session
        .createNativeQuery(REDRIVABLE, String.class)
        .setParameter("account", account)
        .setParameter("reason", reason)
        .setParameter("since", since.toString())
        .setParameter("until", until.toString())
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  /// One delivery.
  static Uni<Optional<Delivery>> read(Mutiny.Session session, String conversion) {
    return session
        .createNativeQuery(READ, String.class)
        .setParameter("conversion", conversion)
        .getResultList()
        .map(rows -> deliveries(rows).findFirst());
  }

  private static Uni<Integer> write(
      Mutiny.Session session, String statement, Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return session
        .createNativeQuery(statement)
        .setParameter("rows", Rows.write(deliveries.stream().map(DeliveryRow::of).toList()))
        .executeUpdate();
  }

  private static Stream<Delivery> deliveries(List<String> rows) {
    return rows.stream().map(row -> Rows.read(row, DeliveryRow.class).delivery());
  }
}
