package io.saletrail.settings.audit;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the audit trail, the latest first.
@ApplicationScoped
public class AuditQuery {
  private static final String OF_ONE =
      "from AuditEntry where account = :account and id < :before order by id desc";

  private static final String OF_ALL = "from AuditEntry where id < :before order by id desc";

  private final Outbox outbox;

  AuditQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// What was done by a merchant and for them.
  public Uni<Slice<AuditResponse>> slice(String account, SliceRequest request) {
    return outbox.read(
        session ->
            session
                .createQuery(OF_ONE, AuditEntry.class)
                .setParameter("account", account)
                .setParameter("before", before(request))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(entries -> cut(entries, request)));
  }

  /// What was done at all.
  public Uni<Slice<AuditResponse>> slice(SliceRequest request) {
    return outbox.read(
        session ->
            session
                .createQuery(OF_ALL, AuditEntry.class)
                .setParameter("before", before(request))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(entries -> cut(entries, request)));
  }

  private static Slice<AuditResponse> cut(List<AuditEntry> entries, SliceRequest request) {
    return Slice.cut(
        entries.stream().map(AuditResponse::of).toList(), request.limit(), AuditResponse::id);
  }

  private static long before(SliceRequest request) {
    try {
      return request.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("after", "Is not the next of any page.");
    }
  }
}
