package io.saletrail.settings.request.redrive;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads re-drives. `account` comes first in every query: no row of another merchant can match.
@ApplicationScoped
public class RedriveQuery {
  private final Outbox outbox;

  RedriveQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Optional<RedriveResponse>> redrive(String account, String id) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    "from RedriveRun where account = :account and redrive = :id", RedriveRun.class)
                .setParameter("account", account)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst().map(RedriveResponse::of)));
  }
}
