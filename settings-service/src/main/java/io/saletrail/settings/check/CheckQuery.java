package io.saletrail.settings.check;

import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads checks, always within one account.
@ApplicationScoped
public class CheckQuery {
  private final Mutiny.SessionFactory sessions;

  CheckQuery(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// One check.
  public Uni<Optional<CheckAnswer>> check(String account, String id) {
    return sessions.withSession(
        session ->
            session
                .createQuery(
                    "from CheckRun where account = :account and poll = :id", CheckRun.class)
                .setParameter("account", account)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst().map(CheckAnswer::of)));
  }

  /// Checks, the latest first.
  public Uni<Slice<CheckAnswer>> slice(String account, SliceRequest request) {
    return sessions.withSession(
        session ->
            session
                .createQuery(
                    """
                    from CheckRun c where c.account = :account
                     and (:after = '' or (c.startedAt, c.poll) <
                       (select b.startedAt, b.poll from CheckRun b
                         where b.poll = :after and b.account = :account))
                    order by c.startedAt desc, c.poll desc
                    """,
                    CheckRun.class)
                .setParameter("account", account)
                .setParameter("after", request.after().orElse(""))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(
                    runs ->
                        Slice.cut(
                            runs.stream().map(CheckAnswer::of).toList(),
                            request.limit(),
                            CheckAnswer::id)));
  }
}
