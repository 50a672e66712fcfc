package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.conversion.StoredFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of dry runs and their facts.
final class DryRunTable {
  private static final String OPEN =
      """
      insert into dry_run (backfill, account)
      select distinct r.backfill, r.account
        from unnest(cast(:backfills as text[]), cast(:accounts as text[]))
             as r(backfill, account)
      on conflict do nothing
      """;

  /// Facts after the end, or beyond the limit of one dry run, are not stored.
  private static final String ENTER =
      """
      with entered as (
        insert into dry_run_fact (backfill, fact_id, correlation_ids, body)
        select r.backfill, r.fact_id, r.correlation_ids, r.body
          from jsonb_populate_recordset(
                 cast(null as dry_run_fact), cast(cast(:rows as text) as jsonb)) r
          join dry_run h using (backfill)
         where h.state = 'OPEN' and not h.too_large
        on conflict do nothing
        returning backfill),
      counted as (select backfill, count(*) as facts from entered group by backfill)
      update dry_run h
         set facts = h.facts + c.facts, too_large = h.facts + c.facts > :limit
        from counted c
       where h.backfill = c.backfill
      """;

  private static final String END =
      """
      insert into dry_run (backfill, account, state, due_at)
      values (:backfill, :account, :state, now())
      on conflict (backfill) do update set state = excluded.state, due_at = now()
       where dry_run.state = 'OPEN'
      """;

  private static final String DISCARD =
      """
      delete from dry_run_fact r using dry_run h
       where h.backfill = :backfill and r.backfill = h.backfill and h.state = 'ENDED'
      """;

  private static final String CLAIM =
      """
      update dry_run set due_at = now() + make_interval(secs => :lease)
       where backfill in (
             select backfill from dry_run
              where state = 'COMPLETE' and due_at <= now()
              order by due_at limit 1 for update skip locked)
      returning backfill, account, too_large
      """;

  private static final String ASSESSED =
      "update dry_run set state = 'ENDED' where backfill = :backfill and state = 'COMPLETE'";

  private static final String DELETE_EXPIRED =
      "delete from dry_run where opened_at < now() - make_interval(secs => :age)";

  private static final String CORRELATION_IDS =
      """
      select fact_id, cast(to_jsonb(correlation_ids) as text) as correlation_ids
        from dry_run_fact
       where backfill = :backfill order by fact_id
      """;

  private static final String FACTS =
      """
      select body from dry_run_fact
       where backfill = :backfill and fact_id = any(:ids)
       order by fact_id
      """;

  private DryRunTable() {}

  /// A dry run whose facts are complete.
  record CompleteRun(String backfill, String account, boolean tooLarge) {}

  /// Opens the dry runs of these facts that are not known yet.
  static Uni<Integer> open(Mutiny.Session session, List<DryRunActivityRead> activity) {
    return Rows.update(session, OPEN)
        .texts("backfills", activity, DryRunActivityRead::backfill)
        .texts("accounts", activity, read -> read.activity().account())
        .run();
  }

  /// Enters facts of open dry runs.
  ///
  /// @param limit facts per dry run
  static Uni<Integer> enter(Mutiny.Session session, List<DryRunActivityRead> activity, int limit) {
    return Rows.update(session, ENTER)
        .rows(activity.stream().map(FactRow::of).toList())
        .set("limit", limit)
        .run();
  }

  private record FactRow(String backfill, String factId, List<String> correlationIds, String body) {
    /// Parents correlate no payments, but a change of a parent changes all of its payments.
    static FactRow of(DryRunActivityRead read) {
      var fact = read.activity();
      var ids = Stream.concat(fact.ties(), fact.parents()).toList();
      return new FactRow(read.backfill(), fact.id(), ids, FactFormat.write(fact));
    }
  }

  /// Ends a dry run; an abandoned one loses its facts.
  static Uni<Integer> end(Mutiny.Session session, DryRunEnded end) {
    var state =
        switch (end.ending()) {
          case COMPLETE -> "COMPLETE";
          case ABANDONED -> "ENDED";
        };
    return Rows.update(session, END)
        .set("backfill", end.backfill())
        .set("account", end.account())
        .set("state", state)
        .run()
        .chain(() -> discard(session, end.backfill()));
  }

  private static Uni<Integer> discard(Mutiny.Session session, String backfill) {
    return Rows.update(session, DISCARD).set("backfill", backfill).run();
  }

  /// Claims a complete dry run. Moves its due time to the end of the lease, in case this replica
  /// dies.
  static Uni<Optional<CompleteRun>> claim(Mutiny.Session session, Duration lease) {
    return Rows.query(session, CLAIM, CompleteRun.class).set("lease", lease).first();
  }

  private record CorrelatedRow(String factId, List<String> correlationIds) {}

  /// The correlation ids of each of its facts, in order of the facts.
  static Uni<Map<String, List<String>>> correlationIds(Mutiny.Session session, CompleteRun one) {
    return Rows.query(session, CORRELATION_IDS, CorrelatedRow.class)
        .set("backfill", one.backfill())
        .list()
        .map(DryRunTable::byFact);
  }

  private static Map<String, List<String>> byFact(List<CorrelatedRow> rows) {
    var ids = new LinkedHashMap<String, List<String>>();
    rows.forEach(row -> ids.put(row.factId(), row.correlationIds()));
    return ids;
  }

  /// Some of its facts.
  static Uni<List<PaymentActivity>> facts(
      Mutiny.Session session, CompleteRun one, Collection<String> ids) {
    return Rows.query(session, FACTS, String.class)
        .set("backfill", one.backfill())
        .texts("ids", ids)
        .list()
        .map(bodies -> bodies.stream().map(DryRunTable::activity).toList());
  }

  /// Ends an assessed dry run and deletes its facts.
  ///
  /// @return whether it had not ended before
  static Uni<Boolean> endAssessed(Mutiny.Session session, String backfill) {
    return Rows.update(session, ASSESSED)
        .set("backfill", backfill)
        .run()
        .call(() -> discard(session, backfill))
        .map(written -> written > 0);
  }

  /// Deletes dry runs that are older.
  static Uni<Integer> deleteExpired(Mutiny.Session session, Duration age) {
    return Rows.update(session, DELETE_EXPIRED).set("age", age).run();
  }

  private static PaymentActivity activity(String body) {
    return StoredFact.read(body, PaymentActivity.class);
  }
}
