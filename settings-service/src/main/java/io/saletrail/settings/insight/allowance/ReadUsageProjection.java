package io.saletrail.settings.insight.allowance;

import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores the read usage that polls report. The latest observation wins, in any order of arrival.
public final class ReadUsageProjection {
  private static final String LATEST =
      """
      insert into read_usage as u (account, reads, budget, observed_at)
      select distinct on (r.account) r.account, r.reads, r.budget, r.observed_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, reads bigint, budget bigint, observed_at timestamptz)
       order by r.account, r.observed_at desc
      on conflict (account) do update set
        reads = excluded.reads, budget = excluded.budget, observed_at = excluded.observed_at
      where excluded.observed_at > u.observed_at
      """;

  private ReadUsageProjection() {}

  private record Row(String account, long reads, long budget, Instant observedAt) {
    static Row of(ReadAllowanceObserved fact) {
      return new Row(fact.account(), fact.reads(), fact.budget(), fact.observedAt());
    }
  }

  public static Uni<Void> enter(Mutiny.Session session, List<ReadAllowanceObserved> facts) {
    return Rows.write(session, LATEST, facts.stream().map(Row::of).toList());
  }
}
