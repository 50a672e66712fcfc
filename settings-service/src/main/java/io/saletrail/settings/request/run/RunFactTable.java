package io.saletrail.settings.request.run;

import io.saletrail.contracts.Fact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The facts of runs. `account` comes first in every query: no row of another merchant can match.
///
/// A run has one row for each type of fact, so its size has a limit: progress replaces progress.
public final class RunFactTable {
  private static final String APPEND =
      """
      insert into run_fact as f (account, kind, run, type, since, at, step, body)
      select account, kind, run, type, since, at, step, cast(body #>> '{}' as jsonb)
        from %s
      on conflict (account, kind, run, type) do update set
        since = least(f.since, excluded.since),
        step = greatest(f.step, excluded.step),
        at = case when (excluded.step, excluded.at) > (f.step, f.at)
                  then excluded.at else f.at end,
        body = case when (excluded.step, excluded.at) > (f.step, f.at)
                    then excluded.body else f.body end
      where excluded.since < f.since or (excluded.step, excluded.at) > (f.step, f.at)
      """
          .formatted(Rows.recordset("run_fact"));

  private static final String FACTS =
      """
      select f.account, f.kind, f.run, f.type, f.since, f.at, f.step,
             cast(f.body as text) as body
        from run_fact f
      """;

  private static final String OF_RUN =
      FACTS
          + """
             where f.account = :account and f.kind = :kind and f.run = :run
             order by f.type
            """;

  private static final String ACTIVE =
      FACTS
          + """
             where f.account = :account and f.kind = :kind
               and f.run in (select r.run from run_fact r
                              where r.account = :account and r.kind = :kind
                                and r.at > cast(:since as timestamptz))
             order by f.run, f.type
            """;

  /// A run is listed where its first fact is.
  private static final String LATEST =
      FACTS
          + """
              join (select r.run, r.since from run_fact r
                     where r.account = :account and r.kind = :kind
                       and not exists (
                           select 1 from run_fact e
                            where e.account = r.account and e.kind = r.kind and e.run = r.run
                              and (e.since, e.type) < (r.since, r.type))
                       and (cast(:after as text) is null or (r.since, r.run) < (
                           select min(b.since), min(b.run) from run_fact b
                            where b.account = :account and b.kind = :kind and b.run = :after))
                     order by r.since desc, r.run desc limit :limit) latest
                on latest.run = f.run
             where f.account = :account and f.kind = :kind
             order by latest.since desc, f.run desc, f.type
            """;

  private RunFactTable() {}

  /// Stores facts, in any order and with any repetition.
  public static <F extends Fact> Uni<Void> append(
      Mutiny.Session session, RunKind<F> kind, Collection<? extends F> facts) {
    var rows = RunFact.furthest(kind, facts);
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : Rows.update(session, APPEND).rows(rows).run().replaceWithVoid();
  }

  /// One run.
  public static <F extends Fact> Uni<Optional<Run<F>>> run(
      Mutiny.Session session, RunKind<F> kind, String account, String run) {
    return select(session, OF_RUN, kind, account)
        .set("run", run)
        .list()
        .map(rows -> Run.ofRows(kind, rows).stream().findFirst());
  }

  /// Runs with a fact after a moment, in no order.
  public static <F extends Fact> Uni<List<Run<F>>> active(
      Mutiny.Session session, RunKind<F> kind, String account, Instant since) {
    return select(session, ACTIVE, kind, account)
        .set("since", since)
        .list()
        .map(rows -> Run.ofRows(kind, rows));
  }

  /// Runs, the latest start first.
  public static <F extends Fact> Uni<List<Run<F>>> all(
      Mutiny.Session session, RunKind<F> kind, String account) {
    return latest(session, kind, account, Optional.empty(), Integer.MAX_VALUE);
  }

  /// Runs, the latest start first.
  ///
  /// @param after the last run of the previous page
  /// @param limit the number of runs
  public static <F extends Fact> Uni<List<Run<F>>> latest(
      Mutiny.Session session, RunKind<F> kind, String account, Optional<String> after, int limit) {
    return select(session, LATEST, kind, account)
        .set("after", after)
        .set("limit", limit)
        .list()
        .map(rows -> Run.ofRows(kind, rows));
  }

  private static Rows.Query<RunFact> select(
      Mutiny.Session session, String sql, RunKind<?> kind, String account) {
    return Rows.query(session, sql, RunFact.class).set("account", account).set("kind", kind.name());
  }
}
