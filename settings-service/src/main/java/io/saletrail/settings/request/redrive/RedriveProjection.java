package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores facts about re-drives. Each of the two facts has its own column, so that order and
/// repetition do not matter.
final class RedriveProjection {
  private static final String ENTER =
      """
      insert into redrive_run as run (redrive, account, request, response, at)
      select r.redrive, min(r.account), max(r.request), max(r.response), min(r.at)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               redrive text, account text, request text, response text, at timestamptz)
       group by r.redrive order by r.redrive
      on conflict (redrive) do update set
        request = coalesce(run.request, excluded.request),
        response = coalesce(run.response, excluded.response),
        at = least(run.at, excluded.at)
      where run.account = excluded.account
      """;

  private RedriveProjection() {}

  static Uni<Void> enter(Mutiny.Session session, List<RedriveFact> facts) {
    return Rows.write(session, ENTER, facts.stream().map(RedriveRow::of).toList());
  }
}
