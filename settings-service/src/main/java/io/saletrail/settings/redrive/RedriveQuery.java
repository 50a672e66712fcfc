package io.saletrail.settings.redrive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads re-drives, always within one account.
@ApplicationScoped
public class RedriveQuery {
  private final Mutiny.SessionFactory sessions;

  RedriveQuery(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// One re-drive.
  public Uni<Optional<RedriveAnswer>> redrive(String account, String id) {
    return sessions.withSession(
        session ->
            session
                .createQuery(
                    "from RedriveRun where account = :account and redrive = :id", RedriveRun.class)
                .setParameter("account", account)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst().map(RedriveAnswer::of)));
  }
}
