package io.saletrail.settings.trend;

import io.saletrail.contracts.Money;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.delivery.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Adds a merchant's sales up day by day: one walk along the index of account and time of payment.
@ApplicationScoped
public class TrendQuery {
  private static final String DAYS =
      """
      select cast(cast(paid_at at time zone 'UTC' as date) as text), currency, standing,
             count(*) filter (where position('~' in external_id) = 0),
             cast(coalesce(sum(amount_minor) filter (where status = 'APPROVED'), 0) as bigint)
        from conversion_row
       where account = :account and delivery = 'LIVE' and paid_at >= :begin and paid_at < :end
       group by 1, 2, 3
       order by 1, 2, 3
      """;

  private final Outbox outbox;

  TrendQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// What was sold on these days and what became of it. Tests are left out.
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
