package io.saletrail.settings.request.backfill;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.request.run.RunFactTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Reads backfills.
@ApplicationScoped
public class BackfillQuery {
  private final Outbox outbox;

  BackfillQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Optional<Backfill> backfill(String account, String id) {
    return outbox
        .query(session -> RunFactTable.run(session, Backfill.KIND, account, id))
        .flatMap(Backfill::state);
  }

  /// The latest backfills, newest first.
  public List<Backfill> latest(String account, int limit) {
    var runs =
        outbox.query(
            session ->
                RunFactTable.latest(session, Backfill.KIND, account, Optional.empty(), limit));
    return runs.stream().flatMap(run -> Backfill.state(run).stream()).toList();
  }
}
