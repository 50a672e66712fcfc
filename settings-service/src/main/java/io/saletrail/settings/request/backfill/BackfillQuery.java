package io.saletrail.settings.request.backfill;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Reads backfills. `account` comes first in every query: no row of another merchant can match.
@ApplicationScoped
public class BackfillQuery {
  private final Outbox outbox;

  BackfillQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Optional<BackfillResponse>> backfill(String account, String id) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    "from BackfillRun where account = :account and backfill = :id",
                    BackfillRun.class)
                .setParameter("account", account)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst().map(BackfillResponse::of)));
  }

  /// The latest backfills, newest first.
  public Uni<List<BackfillResponse>> latest(String account, int limit) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    "from BackfillRun where account = :account"
                        + " order by startedAt desc, backfill desc",
                    BackfillRun.class)
                .setParameter("account", account)
                .setMaxResults(limit)
                .getResultList()
                .map(runs -> runs.stream().map(BackfillResponse::of).toList()));
  }
}
