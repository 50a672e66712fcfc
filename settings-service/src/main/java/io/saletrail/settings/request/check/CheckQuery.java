package io.saletrail.settings.request.check;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads checks. `account` comes first in every query: no row of another merchant can match.
@ApplicationScoped
public class CheckQuery {
  private final Outbox outbox;

  CheckQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Optional<CheckResponse>> check(String account, String id) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    "from CheckRun where account = :account and poll = :id", CheckRun.class)
                .setParameter("account", account)
                .setParameter("id", id)
                .getResultList()
                .map(found -> found.stream().findFirst().map(CheckResponse::of)));
  }

  /// Checks, latest first.
  public Uni<Slice<CheckResponse>> slice(String account, SliceRequest request) {
    return outbox.read(
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
                            runs.stream().map(CheckResponse::of).toList(),
                            request.limit(),
                            CheckResponse::id)));
  }
}
