package io.saletrail.settings.request.backfill;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
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

  public Uni<Optional<Backfill>> backfill(String account, String id) {
    return outbox
        .read(session -> RunFactTable.run(session, Backfill.KIND, account, id))
        .map(found -> found.flatMap(Backfill::state));
  }

  /// The latest backfills, newest first.
  public Uni<List<Backfill>> latest(String account, int limit) {
    return outbox
        .read(
            session ->
                RunFactTable.latest(session, Backfill.KIND, account, Optional.empty(), limit))
        .map(runs -> runs.stream().flatMap(run -> Backfill.state(run).stream()).toList());
  }
}
