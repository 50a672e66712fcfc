package io.saletrail.settings.insight.trend;

import io.saletrail.contracts.Money;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Sums a merchant's sales per day in one scan of the index on account and payment time.
@ApplicationScoped
public class TrendQuery {
  private static final String DAYS =
      """
      select cast(cast(paid_at at time zone 'UTC' as date) as text), currency, delivery_status,
             count(*) filter (where position('~' in external_id) = 0),
             cast(coalesce(sum(amount_minor) filter (where status = 'APPROVED'), 0) as bigint)
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
  public Uni<Trend> of(String account, TrendSpan span) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(DAYS, Object[].class)
                .setParameter("account", account)
                .setParameter("begin", span.begin())
                .setParameter("end", span.end())
                .getResultList()
                .map(rows -> new Trend(span, rows.stream().map(TrendQuery::sum).toList())));
  }

  private static Trend.Sum sum(Object[] row) {
    return new Trend.Sum(
        LocalDate.parse((String) row[0]),
        DeliveryStatus.valueOf((String) row[2]),
        ((Number) row[3]).longValue(),
        new Money(((Number) row[4]).longValue(), (String) row[1]));
  }
}
