package io.saletrail.settings.backfill;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Reads backfills, always within one account.
@ApplicationScoped
public class BackfillQuery {
  private final Outbox outbox;

  BackfillQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// One backfill.
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

  /// The latest ones, the last first.
  public Uni<List<BackfillResponse>> latest(String account, int most) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    "from BackfillRun where account = :account"
                        + " order by startedAt desc, backfill desc",
                    BackfillRun.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .getResultList()
                .map(runs -> runs.stream().map(BackfillResponse::of).toList()));
  }
}
