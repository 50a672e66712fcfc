package io.saletrail.settings.insight.shadow;

import io.saletrail.contracts.Money;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads conversions held by shadow mode. `account` comes first in every query: no row of another
/// merchant can match.
@ApplicationScoped
public class ShadowQuery {
  private static final String HELD =
      """
        from delivery d
        join conversion c on c.conversion = d.conversion
       where d.account = :account and d.state = 'HELD' and d.cause = 'SHADOW'
      """;

  // Test conversions always have the status TEST at Trackdesk.
  private static final String STATUS = "case c.delivery when 'TEST' then 'TEST' else c.status end";

  private static final String TOTALS =
      """
      select c.conversion_type, %s, c.currency, count(*),
             cast(sum(c.amount_minor) as bigint)
      %s
       group by 1, 2, 3 order by 1, 2, 3
      """
          .formatted(STATUS, HELD);

  private static final String LINES =
      """
      select c.external_id, c.conversion_type, %s, c.amount_minor, c.currency,
             c.credited_by = 'CLICK', c.paid_at
      %s
         and c.external_id > :after
       order by c.external_id limit :limit
      """
          .formatted(STATUS, HELD);

  private final Outbox outbox;

  ShadowQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Totals, and one page of conversions.
  public Uni<ShadowResponse> read(String account, SliceRequest request) {
    return outbox.read(
        session ->
            totals(session, account).chain(totals -> response(session, account, totals, request)));
  }

  /// Conversions in order of external id.
  public Uni<List<ShadowLine>> lines(String account, int limit) {
    return outbox.read(session -> lines(session, account, "", limit));
  }

  private static Uni<ShadowResponse> response(
      Mutiny.Session session,
      String account,
      List<ShadowResponse.Total> totals,
      SliceRequest request) {
    return lines(session, account, request.after().orElse(""), request.oneMore())
        .map(lines -> Slice.cut(lines, request.limit(), ShadowLine::externalId))
        .map(slice -> new ShadowResponse(totals, slice));
  }

  private static Uni<List<ShadowResponse.Total>> totals(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(TOTALS, Object[].class)
        .setParameter("account", account)
        .getResultList()
        .map(rows -> rows.stream().map(ShadowQuery::total).toList());
  }

  private static Uni<List<ShadowLine>> lines(
      Mutiny.Session session, String account, String after, int limit) {
    return session
        .createNativeQuery(LINES, Object[].class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> rows.stream().map(ShadowQuery::line).toList());
  }

  private static ShadowResponse.Total total(Object[] row) {
    return new ShadowResponse.Total(
        (String) row[0],
        (String) row[1],
        ((Number) row[3]).longValue(),
        new Money(((Number) row[4]).longValue(), (String) row[2]));
  }

  private static ShadowLine line(Object[] row) {
    return new ShadowLine(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        new Money(((Number) row[3]).longValue(), (String) row[4]),
        (boolean) row[5],
        row[6] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[6]);
  }
}
