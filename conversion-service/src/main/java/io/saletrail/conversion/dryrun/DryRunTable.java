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

/// What is kept of rehearsals, and for how long.
@ApplicationScoped
class DryRunTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OPEN =
      """
      insert into rehearsal (backfill, account)
      select distinct r.backfill, r.account
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(backfill text, account text)
      on conflict do nothing
      """;

  /// What comes after the end, or beyond what one rehearsal may hold, is not kept.
  private static final String ENTER =
      """
      with entered as (
        insert into rehearsed (backfill, fact_id, ties, body)
        select r.backfill, r.fact_id, r.ties, r.body
          from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
               as r(backfill text, fact_id text, ties text, body text)
          join rehearsal h using (backfill)
         where h.state = 'OPEN' and not h.overflown
        on conflict do nothing
        returning backfill),
      counted as (select backfill, count(*) as facts from entered group by backfill)
      update rehearsal h
         set facts = h.facts + c.facts, overflown = h.facts + c.facts > :most
        from counted c
       where h.backfill = c.backfill
      """;

  private static final String END =
      """
      insert into rehearsal (backfill, account, state, due_at)
      values (:backfill, :account, :state, now())
      on conflict (backfill) do update set state = excluded.state, due_at = now()
       where rehearsal.state = 'OPEN'
      """;

  private static final String DISCARD =
      """
      delete from rehearsed r using rehearsal h
       where h.backfill = :backfill and r.backfill = h.backfill and h.state = 'ENDED'
      """;

  private static final String TAKE =
      """
      update rehearsal set due_at = now() + make_interval(secs => :lease)
       where backfill in (
             select backfill from rehearsal
              where state = 'COMPLETE' and due_at <= now()
              order by due_at limit 1 for update skip locked)
      returning backfill, account, overflown
      """;

  private static final String ASSESSED =
      "update rehearsal set state = 'ENDED' where backfill = :backfill and state = 'COMPLETE'";

  private static final String FORGET =
      "delete from rehearsal where opened_at < now() - make_interval(secs => :age)";

  private final Outbox outbox;
  private final DryRunConfig config;

  DryRunTable(Outbox outbox, DryRunConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// A rehearsal that is complete.
  record Complete(String backfill, String account, boolean overflown) {}

  /// Keeps what was rehearsed, and notes which rehearsals are over.
  Uni<Void> enter(List<DryRunActivityRead> rehearsed, List<DryRunEnded> ended) {
    var rows = json(rehearsed.stream().map(DryRunTable::row).toList());
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
                            .setParameter("most", config.facts())
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

  /// Takes one that is complete. Who takes it puts the next turn off, in case it dies.
  Uni<Optional<Complete>> take() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(TAKE, Object[].class)
                .setParameter("lease", seconds(config.lease()))
                .getResultList()
                .map(rows -> rows.stream().map(DryRunTable::complete).findFirst()));
  }

  private static Complete complete(Object[] row) {
    return new Complete((String) row[0], (String) row[1], (Boolean) row[2]);
  }

  /// The ties of each of its facts.
  Uni<Map<String, List<String>>> ties(Complete one) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(
                    "select fact_id, ties from rehearsed"
                        + " where backfill = :backfill order by fact_id",
                    Object[].class)
                .setParameter("backfill", one.backfill())
                .getResultList()
                .map(
                    rows -> {
                      var ties = new LinkedHashMap<String, List<String>>();
                      rows.forEach(row -> ties.put((String) row[0], names((String) row[1])));
                      return ties;
                    }));
  }

  /// Some of its facts, whole.
  Uni<List<PaymentActivity>> facts(Mutiny.Session session, Complete one, Collection<String> ids) {
    return session
        .createNativeQuery(
            """
            select body from rehearsed
             where backfill = :backfill and fact_id = any(:ids)
             order by fact_id
            """,
            String.class)
        .setParameter("backfill", one.backfill())
        .setParameter("ids", ids.toArray(String[]::new))
        .getResultList()
        .map(bodies -> bodies.stream().map(DryRunTable::read).toList());
  }

  /// Says what it came to, once, and forgets what it read.
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

  /// Forgets what nobody will ask for any more.
  Uni<Void> forget() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(FORGET)
                .setParameter("age", seconds(config.retention()))
                .executeUpdate()
                .replaceWithVoid());
  }

  private static Map<String, String> row(DryRunActivityRead rehearsed) {
    var fact = rehearsed.activity();
    return Map.of(
        "backfill", rehearsed.backfill(),
        "account", fact.account(),
        "fact_id", fact.id(),
        // Parents tie no payments together, but what is read of one changes all of its payments.
        "ties", String.join(" ", Stream.concat(fact.ties(), fact.parents()).toList()),
        "body", FactFormat.write(fact));
  }

  private static List<String> names(String ties) {
    return List.of(ties.split(" "));
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
