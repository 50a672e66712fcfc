package io.saletrail.settings.conversion;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.timeline.Timeline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads conversions, always within one account.
@ApplicationScoped
public class ConversionQuery {
  /// Before and after every payment, within what a database takes for a time.
  private static final Instant EVER = Instant.EPOCH;

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Outbox outbox;

  ConversionQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Conversions, the latest payment first.
  public Uni<Slice<ConversionResponse>> slice(String account, Filter filter, SliceRequest request) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    """
                    from ConversionRow c where c.account = :account
                     and (:status is null or c.status = :status)
                     and (:standing is null or c.standing = :standing)
                     and (:mode is null or c.delivery = :mode)
                     and c.paidAt >= :begin and c.paidAt < :end
                     and (:after = '' or (c.paidAt, c.conversion) <
                       (select b.paidAt, b.conversion from ConversionRow b
                         where b.conversion = :after and b.account = :account))
                    order by c.paidAt desc, c.conversion desc
                    """,
                    ConversionRow.class)
                .setParameter("account", account)
                .setParameter("status", filter.status().orElse(null))
                .setParameter("standing", filter.standing().orElse(null))
                .setParameter("mode", filter.mode().orElse(null))
                .setParameter("begin", filter.begin().orElse(EVER))
                .setParameter("end", filter.end().orElse(NEVER))
                .setParameter("after", request.after().orElse(""))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(rows -> cut(rows, request)));
  }

  /// One conversion and everything that happened to it.
  ///
  /// @param id `{account}:{externalId}`, or the external id alone
  public Uni<Optional<ConversionTimeline>> story(String account, String id) {
    var conversion = id.startsWith(account + ":") ? id : account + ":" + id;
    return outbox.read(
        session ->
            session
                .createQuery(
                    """
                    from ConversionRow c
                    where c.account = :account and c.conversion = :conversion
                    """,
                    ConversionRow.class)
                .setParameter("account", account)
                .setParameter("conversion", conversion)
                .getResultList()
                .chain(rows -> story(session, rows)));
  }

  private static Uni<Optional<ConversionTimeline>> story(
      Mutiny.Session session, List<ConversionRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    var row = rows.getFirst();
    return Timeline.read(session, row.account, row.payment, row.conversion)
        .map(story -> Optional.of(new ConversionTimeline(ConversionResponse.of(row), story)));
  }

  /// What payments became, the earliest first.
  public static Uni<List<ConversionResponse>> ofPayments(
      Mutiny.Session session, String account, List<String> payments) {
    return session
        .createQuery(
            """
            from ConversionRow c
            where c.account = :account and c.payment in (:payments)
            order by c.paidAt, c.conversion
            """,
            ConversionRow.class)
        .setParameter("account", account)
        .setParameter("payments", payments)
        .getResultList()
        .map(rows -> rows.stream().map(ConversionResponse::of).toList());
  }

  private static Slice<ConversionResponse> cut(List<ConversionRow> rows, SliceRequest request) {
    return Slice.cut(
        rows.stream().map(ConversionResponse::of).toList(),
        request.limit(),
        ConversionResponse::id);
  }
}
