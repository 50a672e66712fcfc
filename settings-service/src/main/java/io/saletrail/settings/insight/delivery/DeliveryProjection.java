package io.saletrail.settings.insight.delivery;

import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores facts about deliveries. The fact with the highest sequence wins, not the one with the
/// latest time, because two replicas of the publisher can have different clocks; and a fact is
/// stored once, in any order and with any repetition. A delivery can arrive before its conversion.
public final class DeliveryProjection {
  private static final String TIMELINE =
      """
      insert into timeline_entry (
        fact_id, account, payment, conversion, family, happened_at, position, fact)
      select r.fact_id, r.account, null, r.conversion, 'DELIVERY', r.happened_at,
             coalesce(r.attempt, 0), r.fact
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               fact_id text, account text, conversion text, happened_at timestamptz,
               attempt bigint, fact text)
       order by r.fact_id
      on conflict (fact_id) do nothing
      """;

  private static final String LATEST =
      """
      insert into delivery as d (
        conversion, account, fact_id, revision, state, status, cause, http_status, attempt,
        next_attempt_at, happened_at, sequence)
      select distinct on (r.conversion)
             r.conversion, r.account, r.fact_id, r.revision, r.state, r.status, r.cause,
             r.http_status, r.attempt, r.next_attempt_at, r.happened_at, r.sequence
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               conversion text, account text, fact_id text, revision bigint, state text,
               status text, cause text, http_status integer, attempt integer,
               next_attempt_at timestamptz, happened_at timestamptz, sequence bigint)
       order by r.conversion, r.sequence desc, r.fact_id desc
      on conflict (conversion) do update set
        fact_id = excluded.fact_id, revision = excluded.revision, state = excluded.state,
        status = excluded.status, cause = excluded.cause,
        http_status = excluded.http_status, attempt = excluded.attempt,
        next_attempt_at = excluded.next_attempt_at, happened_at = excluded.happened_at,
        sequence = excluded.sequence
      where (excluded.sequence, excluded.fact_id) > (d.sequence, d.fact_id)
        and excluded.account = d.account
      """;

  /// The first accepted revision: later creates were refused as duplicates.
  private static final String CREATED =
      """
      update delivery d
         set created_revision = r.revision
        from (select r.conversion, r.account, min(r.revision) as revision
                from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
                       conversion text, account text, revision bigint, created boolean)
               where r.created
               group by 1, 2) r
       where d.conversion = any(:conversions)
         and d.conversion = r.conversion and d.account = r.account
         and (d.created_revision is null or d.created_revision > r.revision)
      """;

  /// The latest call that Trackdesk accepted: a refused one or a held delivery changes nothing
  /// there.
  private static final String ACCEPTED =
      """
      update delivery d
         set accepted_status = r.status, accepted_sequence = r.sequence
        from (select distinct on (r.conversion) r.conversion, r.account, r.status, r.sequence
                from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
                       conversion text, account text, status text, sequence bigint,
                       accepted boolean)
               where r.accepted
               order by r.conversion, r.sequence desc) r
       where d.conversion = any(:conversions)
         and d.conversion = r.conversion and d.account = r.account
         and (d.accepted_sequence is null or d.accepted_sequence < r.sequence)
      """;

  private static final String READ_BACK =
      """
      insert into read_back as b (conversion, account, result, status, sequence)
      select distinct on (r.conversion) r.conversion, r.account, r.state, r.status, r.sequence
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               conversion text, account text, state text, status text, sequence bigint)
       order by r.conversion, r.sequence desc
      on conflict (conversion) do update set
        result = excluded.result, status = excluded.status, sequence = excluded.sequence
      where excluded.sequence > b.sequence and excluded.account = b.account
      """;

  private DeliveryProjection() {}

  /// Stores the facts.
  public static Uni<Void> enter(Mutiny.Session session, List<DeliveryFact> facts) {
    var rows = facts.stream().map(DeliveryRow::of).toList();
    var steps = rows.stream().filter(row -> !row.readBack()).toList();
    var readBacks = rows.stream().filter(DeliveryRow::readBack).toList();
    return Rows.write(session, TIMELINE, rows)
        .chain(() -> Rows.write(session, LATEST, steps))
        .chain(() -> update(session, CREATED, steps))
        .chain(() -> update(session, ACCEPTED, steps))
        .chain(() -> Rows.write(session, READ_BACK, readBacks));
  }

  private static Uni<Integer> update(Mutiny.Session session, String sql, List<DeliveryRow> steps) {
    return steps.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, sql)
            .rows(steps)
            .texts("conversions", steps, DeliveryRow::conversion)
            .run();
  }
}
