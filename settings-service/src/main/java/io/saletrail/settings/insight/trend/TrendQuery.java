package io.saletrail.settings.insight.trend;

import io.saletrail.contracts.Money;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Sums a merchant's sales per day in one scan of the index on account and payment time.
@ApplicationScoped
public class TrendQuery {
  private static final String DAYS =
      """
      select cast(paid_at at time zone :zone as date) as day, currency, delivery_status,
             count(*) filter (where position('~' in external_id) = 0) as sales,
             cast(coalesce(sum(coalesce(held_amount_minor, amount_minor))
                             filter (where trackdesk_status = 'APPROVED'), 0) as bigint)
               as approved_minor
        from conversion_overview
       where account = :account and delivery = 'LIVE' and paid_at >= :begin and paid_at < :end
       group by 1, 2, 3
       order by 1, 2, 3
      """;

  private final Outbox outbox;

  TrendQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Sales and their status on these days, without tests.
  public Trend of(String account, TrendSpan span) {
    return outbox.query(
        session ->
            Rows.query(session, DAYS, DayRow.class)
                .set("account", account)
                .set("zone", span.zone().getId())
                .set("begin", span.begin())
                .set("end", span.end())
                .list()
                .map(rows -> new Trend(span, rows.stream().map(DayRow::sum).toList())));
  }

  private record DayRow(
      LocalDate day,
      String currency,
      DeliveryStatus deliveryStatus,
      long sales,
      long approvedMinor) {

    Trend.Sum sum() {
      return new Trend.Sum(day, deliveryStatus, sales, new Money(approvedMinor, currency));
    }
  }
}
