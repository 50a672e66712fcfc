package io.saletrail.settings.insight.conversion;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.insight.timeline.Timeline;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads conversions. `account` comes first in every query: no row of another merchant can match.
@ApplicationScoped
public class ConversionQuery {
  /// Before and after every payment, within the range of PostgreSQL's timestamps.
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Outbox outbox;

  ConversionQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Conversions, latest payment first.
  public Slice<ConversionResponse> slice(String account, Filter filter, SliceRequest request) {
    return outbox.query(
        session ->
            session
                .createQuery(
                    """
                    from ConversionRow c where c.account = :account
                     and (:status is null or c.status = :status)
                     and (:deliveryStatus is null or c.deliveryStatus = :deliveryStatus)
                     and (:progress is null or c.progress = :progress)
                     and (:cause is null or c.deliveryCause = :cause)
                     and (:currency is null or c.currency = :currency)
                     and (:mode is null or c.delivery = :mode)
                     and c.paidAt >= :start and c.paidAt < :end
                     and (:after = '' or (c.paidAt, c.conversion) <
                       (select b.paidAt, b.conversion from ConversionRow b
                         where b.conversion = :after and b.account = :account))
                    order by c.paidAt desc, c.conversion desc
                    """,
                    ConversionRow.class)
                .setParameter("account", account)
                .setParameter("status", filter.status().orElse(null))
                .setParameter("deliveryStatus", filter.deliveryStatus().orElse(null))
                .setParameter("progress", filter.progress().orElse(null))
                .setParameter("cause", filter.cause().orElse(null))
                .setParameter("currency", filter.currency().orElse(null))
                .setParameter("mode", filter.mode().orElse(null))
                .setParameter("start", filter.start().orElse(EARLIEST))
                .setParameter("end", filter.end().orElse(LATEST))
                .setParameter("after", request.after().orElse(""))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(rows -> cut(rows, request)));
  }

  /// A page of an export.
  ///
  /// @param last the ID of the last conversion of the previous page
  List<ConversionResponse> page(String account, Filter filter, Optional<String> last, int limit) {
    return slice(account, filter, new SliceRequest(limit, last)).items();
  }

  /// One conversion with its timeline.
  ///
  /// @param id `{account}:{externalId}`, or the external id alone
  public Optional<ConversionTimeline> timeline(String account, String id) {
    var conversion = id.startsWith(account + ":") ? id : account + ":" + id;
    return outbox.query(
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
                .chain(rows -> timeline(session, rows)));
  }

  private static Uni<Optional<ConversionTimeline>> timeline(
      Mutiny.Session session, List<ConversionRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    var row = rows.getFirst();
    return related(session, row)
        .chain(
            related ->
                Timeline.read(session, row.account, row.payment, row.conversion)
                    .map(
                        lines ->
                            new ConversionTimeline(ConversionResponse.of(row), related, lines)))
        .map(Optional::of);
  }

  private static Uni<List<String>> related(Mutiny.Session session, ConversionRow row) {
    return ofPayments(session, row.account, List.of(row.payment))
        .map(
            all ->
                all.stream()
                    .map(ConversionResponse::externalId)
                    .filter(id -> !id.equals(row.externalId))
                    .toList());
  }

  /// The conversions of payments, earliest first.
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
