package io.saletrail.conversion.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Dry runs and their facts, for as long as they are kept.
@ApplicationScoped
class DryRunTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OPEN =
      """
      insert into dry_run (backfill, account)
      select distinct r.backfill, r.account
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(backfill text, account text)
      on conflict do nothing
      """;

  /// Facts after the end, or beyond the limit of one dry run, are not kept.
  private static final String ENTER =
      """
      with entered as (
        insert into dry_run_fact (backfill, fact_id, correlation_ids, body)
        select r.backfill, r.fact_id, r.correlation_ids, r.body
          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
               as r(backfill text, fact_id text, correlation_ids text, body text)
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

  private final Outbox outbox;
  private final DryRunConfig config;

  DryRunTable(Outbox outbox, DryRunConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// A dry run whose facts are complete.
  record CompleteRun(String backfill, String account, boolean tooLarge) {}

  /// Enters facts and records which dry runs have ended.
  Uni<Void> enter(List<DryRunActivityRead> activity, List<DryRunEnded> ended) {
    var rows = json(activity.stream().map(DryRunTable::row).toList());
    return outbox.write(
        session ->
            session
                .createNativeQuery(OPEN)
                .setParameter("rows", rows)
                .executeUpdate()
                .chain(
                    () ->
                        session
                            .createNativeQuery(ENTER)
                            .setParameter("rows", rows)
                            .setParameter("limit", config.facts())
                            .executeUpdate())
                .chain(() -> end(session, ended)));
  }

  private static Uni<Void> end(Mutiny.Session session, List<DryRunEnded> ended) {
    return Multi.createFrom()
        .iterable(ended)
        .onItem()
        .transformToUniAndConcatenate(end -> end(session, end))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Integer> end(Mutiny.Session session, DryRunEnded end) {
    var state =
        switch (end.ending()) {
          case COMPLETE -> "COMPLETE";
          case ABANDONED -> "ENDED";
        };
    return session
        .createNativeQuery(END)
        .setParameter("backfill", end.backfill())
        .setParameter("account", end.account())
        .setParameter("state", state)
        .executeUpdate()
        .chain(() -> discard(session, end.backfill()));
  }

  private static Uni<Integer> discard(Mutiny.Session session, String backfill) {
    return session.createNativeQuery(DISCARD).setParameter("backfill", backfill).executeUpdate();
  }

  /// Claims a complete dry run. Moves its due time to the end of the lease, in case this replica
  /// dies.
  Uni<Optional<CompleteRun>> claim() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", seconds(config.lease()))
                .getResultList()
                .map(rows -> rows.stream().map(DryRunTable::complete).findFirst()));
  }

  private static CompleteRun complete(Object[] row) {
    return new CompleteRun((String) row[0], (String) row[1], (Boolean) row[2]);
  }

  /// The correlation ids of each of its facts.
  Uni<Map<String, List<String>>> correlationIds(CompleteRun one) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(
                    "select fact_id, correlation_ids from dry_run_fact"
                        + " where backfill = :backfill order by fact_id",
                    Object[].class)
                .setParameter("backfill", one.backfill())
                .getResultList()
                .map(
                    rows -> {
                      var correlationIds = new LinkedHashMap<String, List<String>>();
                      rows.forEach(
                          row -> correlationIds.put((String) row[0], names((String) row[1])));
                      return correlationIds;
                    }));
  }

  /// Some of its facts.
  Uni<List<PaymentActivity>> facts(
      Mutiny.Session session, CompleteRun one, Collection<String> ids) {
    return session
        .createNativeQuery(
            """
            select body from dry_run_fact
             where backfill = :backfill and fact_id = any(:ids)
             order by fact_id
            """,
            String.class)
        .setParameter("backfill", one.backfill())
        .setParameter("ids", ids.toArray(String[]::new))
        .getResultList()
        .map(bodies -> bodies.stream().map(DryRunTable::read).toList());
  }

  /// Publishes the assessment, once, and deletes the facts.
  Uni<Void> assessed(BackfillAssessed result) {
    return outbox.write(
        (session, facts) ->
            session
                .createNativeQuery(ASSESSED)
                .setParameter("backfill", result.backfill())
                .executeUpdate()
                .invoke(
                    written -> {
                      if (written > 0) {
                        facts.publish(result);
                      }
                    })
                .chain(() -> discard(session, result.backfill()))
                .replaceWithVoid());
  }

  /// Deletes expired dry runs.
  Uni<Void> deleteExpired() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DELETE_EXPIRED)
                .setParameter("age", seconds(config.retention()))
                .executeUpdate()
                .replaceWithVoid());
  }

  private static Map<String, String> row(DryRunActivityRead read) {
    var fact = read.activity();
    return Map.of(
        "backfill", read.backfill(),
        "account", fact.account(),
        "fact_id", fact.id(),
        // Parents correlate no payments, but a change of a parent changes all of its payments.
        "correlation_ids", String.join(" ", Stream.concat(fact.ties(), fact.parents()).toList()),
        "body", FactFormat.write(fact));
  }

  private static List<String> names(String correlationIds) {
    return List.of(correlationIds.split(" "));
  }

  private static PaymentActivity read(String body) {
    return switch (FactFormat.read(body.getBytes(StandardCharsets.UTF_8), PaymentActivity.class)) {
      case FactFormat.Reading.Known<PaymentActivity>(var fact) -> fact;
      case FactFormat.Reading.Unknown<PaymentActivity>(var type) ->
          throw new IllegalStateException("a row of a newer version: " + type);
      case FactFormat.Reading.Broken<PaymentActivity>(var why) ->
          throw new IllegalStateException("a row that cannot be read: " + why);
    };
  }

  /// Rows, or names, as the one parameter of a statement.
  static String json(Object rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
