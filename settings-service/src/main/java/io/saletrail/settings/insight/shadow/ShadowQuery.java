package io.saletrail.settings.insight.shadow;

import io.saletrail.contracts.Money;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
      select c.conversion_type as type, %s as status, c.currency, count(*) as conversions,
             cast(sum(c.amount_minor) as bigint) as amount_minor
      %s
       group by 1, 2, 3 order by 1, 2, 3
      """
          .formatted(STATUS, HELD);

  private static final String LINES =
      """
      select c.external_id, c.conversion_type as type, %s as status, c.amount_minor, c.currency,
             c.credited_by = 'CLICK' as cid, c.paid_at
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
  public ShadowResponse read(String account, SliceRequest request) {
    return outbox.query(
        session ->
            totals(session, account).chain(totals -> response(session, account, totals, request)));
  }

  /// Conversions in order of external id.
  ///
  /// @param after the external id that they follow, empty for the first ones
  public List<ShadowLine> lines(String account, String after, int limit) {
    return outbox.query(session -> lines(session, account, after, limit));
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
    return Rows.query(session, TOTALS, TotalRow.class)
        .set("account", account)
        .list()
        .map(rows -> rows.stream().map(TotalRow::total).toList());
  }

  private static Uni<List<ShadowLine>> lines(
      Mutiny.Session session, String account, String after, int limit) {
    return Rows.query(session, LINES, LineRow.class)
        .set("account", account)
        .set("after", after)
        .set("limit", limit)
        .list()
        .map(rows -> rows.stream().map(LineRow::line).toList());
  }

  private record TotalRow(
      String type, String status, String currency, long conversions, long amountMinor) {

    ShadowResponse.Total total() {
      var amount = new Money(amountMinor, currency);
      return new ShadowResponse.Total(type, status, conversions, amount);
    }
  }

  private record LineRow(
      String externalId,
      String type,
      String status,
      long amountMinor,
      String currency,
      boolean cid,
      Instant paidAt) {

    ShadowLine line() {
      var amount = new Money(amountMinor, currency);
      return new ShadowLine(externalId, type, status, amount, cid, paidAt);
    }
  }
}
