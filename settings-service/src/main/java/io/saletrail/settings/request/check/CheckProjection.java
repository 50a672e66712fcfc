package io.saletrail.settings.request.check;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores facts about checks. Of two facts the one further on wins, in any order and with any
/// repetition.
final class CheckProjection {
  private static final String FURTHEST =
      """
      insert into check_run as c (
        poll, account, trigger, state, state_rank, stage, read_count, recovered_count,
        from_at, to_at, failure, recovered_ids, started_at, updated_at)
      select distinct on (r.poll)
             r.poll, r.account, r.trigger, r.state, r.state_rank, r.stage, r.read_count,
             r.recovered_count, r.from_at, r.to_at, r.failure, r.recovered_ids,
             r.happened_at, r.happened_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               poll text, account text, trigger text, state text, state_rank smallint,
               stage text, read_count integer, recovered_count integer, from_at timestamptz,
               to_at timestamptz, failure text,
               recovered_ids text[], happened_at timestamptz)
       order by r.poll, r.state_rank desc, r.read_count desc, r.happened_at desc
      on conflict (poll) do update set
        state = excluded.state, state_rank = excluded.state_rank, stage = excluded.stage,
        read_count = excluded.read_count, recovered_count = excluded.recovered_count,
        from_at = excluded.from_at, to_at = excluded.to_at, failure = excluded.failure,
        recovered_ids = excluded.recovered_ids,
        updated_at = excluded.updated_at
      where (excluded.state_rank, excluded.read_count, excluded.updated_at)
          > (c.state_rank, c.read_count, c.updated_at)
      """;

  /// A check starts with its earliest fact, whichever arrived first.
  private static final String FIRST_FACT =
      """
      update check_run c
         set started_at = r.started_at
        from (select poll, min(happened_at) as started_at
                from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
                       poll text, happened_at timestamptz)
               group by poll) r
       where c.poll = r.poll and c.started_at > r.started_at
      """;

  private CheckProjection() {}

  static Uni<Void> enter(Mutiny.Session session, List<PollFact> facts) {
    var rows = facts.stream().flatMap(CheckRow::of).toList();
    return Rows.write(session, FURTHEST, rows).chain(() -> Rows.write(session, FIRST_FACT, rows));
  }
}
