package io.saletrail.settings.access.audit;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the audit trail, latest first.
@ApplicationScoped
public class AuditQuery {
  private static final String OF_ONE =
      "from AuditEntry where account = :account and id < :before order by id desc";

  private static final String OF_ALL = "from AuditEntry where id < :before order by id desc";

  private final Outbox outbox;

  AuditQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Actions by a merchant and for a merchant.
  public Slice<AuditResponse> slice(String account, SliceRequest request) {
    return outbox.query(
        session ->
            session
                .createQuery(OF_ONE, AuditEntry.class)
                .setParameter("account", account)
                .setParameter("before", beforeId(request))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(entries -> cut(entries, request)));
  }

  /// All actions.
  public Slice<AuditResponse> slice(SliceRequest request) {
    return outbox.query(
        session ->
            session
                .createQuery(OF_ALL, AuditEntry.class)
                .setParameter("before", beforeId(request))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(entries -> cut(entries, request)));
  }

  private static Slice<AuditResponse> cut(List<AuditEntry> entries, SliceRequest request) {
    return Slice.cut(
        entries.stream().map(AuditResponse::of).toList(), request.limit(), AuditResponse::id);
  }

  private static long beforeId(SliceRequest request) {
    try {
      return request.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("after", "Must be the value of next of a previous page.");
    }
  }
}
