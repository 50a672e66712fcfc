package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads the totals and differences of a range of days. `account` comes first in every query: no
/// row of another merchant can match.
@ApplicationScoped
public class ReconciliationQuery {
  private static final String CONVERSIONS =
      """
      select currency, position('~' in external_id) > 0 as replacement, status, delivery_status,
             delivered_status, read_back is not distinct from 'CONFIRMED' as confirmed,
             held_amount_minor is not null as differs, count(*) as count,
             cast(sum(amount_minor) as bigint) as amount_minor,
             cast(sum(coalesce(held_amount_minor, amount_minor)) as bigint) as held_minor
        from conversion_overview
       where account = :account and delivery = 'LIVE' and paid_at >= :begin and paid_at < :end
       group by 1, 2, 3, 4, 5, 6, 7
      """;

  private static final String NOT_CREDITED =
      """
      select currency, count(*) as count, cast(sum(amount_minor) as bigint) as amount_minor
        from payment
       where account = :account and conversion is null and amount_minor is not null
         and reason <> 'TEST_MODE' and decided_at >= :begin and decided_at < :end
       group by 1
      """;

  /// Checks that joined one pass end at the same moment, so the pass counts once.
  private static final String RECOVERED =
      """
      select cast(coalesce(sum(recovered_count), 0) as bigint)
        from (select distinct max(at) as ended_at,
                     max(cast(body ->> 'recovered' as integer)) as recovered_count
                from run_fact
               where account = :account and kind = 'CHECK'
                 and cast(body ->> 'recovered' as integer) > 0 and at >= :begin
               group by run having max(at) < :end) pass
      """;

  /// A payment can have several conversions, so their ids are the last key of the order.
  private static final String DIFFERENCES =
      """
      select d.* from (
        select payment, external_id, amount_minor, currency, paid_at as at,
               delivery_status, delivery_cause as cause, null as not_credited, credited_by,
               held_amount_minor as held_minor, held_currency
          from conversion_overview
         where account = :account and delivery = 'LIVE'
           and (delivery_status <> 'DELIVERED' or held_amount_minor is not null)
           and paid_at >= :begin and paid_at < :end
        union all
        select payment, null, amount_minor, currency, decided_at, null, null, reason, null,
               null, null
          from payment
         where account = :account and conversion is null and amount_minor is not null
           and reason <> 'TEST_MODE' and decided_at >= :begin and decided_at < :end) d
       where d.at < :before
          or d.at = :before
             and (d.payment, coalesce(d.external_id, '')) > (:payment, :external_id)
       order by d.at desc, d.payment, coalesce(d.external_id, '') limit :limit
      """;

  private final Outbox outbox;

  ReconciliationQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Totals and differences of a range of days.
  ///
  /// @param limit the number of differences
  public ReconciliationResponse reconcile(String account, Period period, int limit) {
    return outbox.query(
        session ->
            balances(session, account, period)
                .chain(balances -> reconcile(session, account, period, limit, balances)));
  }

  private static Uni<ReconciliationResponse> reconcile(
      Mutiny.Session session, String account, Period period, int limit, List<Balance> balances) {
    return recovered(session, account, period)
        .chain(recovered -> response(session, account, period, limit, balances, recovered));
  }

  /// Differences, latest first.
  ///
  /// @param last the one that they follow, absent for the first ones
  public List<Difference> differences(
      String account, Period period, Optional<Difference> last, int limit) {
    return outbox.query(session -> differences(session, account, period, last, limit));
  }

  private static Uni<ReconciliationResponse> response(
      Mutiny.Session session,
      String account,
      Period period,
      int limit,
      List<Balance> balances,
      long recovered) {
    return differences(session, account, period, Optional.empty(), limit + 1)
        .map(
            differences ->
                new ReconciliationResponse(
                    period,
                    balances,
                    recovered,
                    differences.stream().limit(limit).toList(),
                    differences.size() > limit));
  }

  private static Uni<List<Balance>> balances(
      Mutiny.Session session, String account, Period period) {
    return conversions(session, account, period)
        .chain(
            conversions ->
                notCredited(session, account, period)
                    .map(notCredited -> Balance.of(conversions, notCredited)));
  }

  private static Uni<List<ConversionSum>> conversions(
      Mutiny.Session session, String account, Period period) {
    return within(Rows.query(session, CONVERSIONS, ConversionsRow.class), account, period)
        .list()
        .map(rows -> rows.stream().map(ConversionsRow::sum).toList());
  }

  private static Uni<List<NotCreditedSum>> notCredited(
      Mutiny.Session session, String account, Period period) {
    return within(Rows.query(session, NOT_CREDITED, NotCreditedRow.class), account, period)
        .list()
        .map(rows -> rows.stream().map(NotCreditedRow::sum).toList());
  }

  private static Uni<Long> recovered(Mutiny.Session session, String account, Period period) {
    return within(Rows.query(session, RECOVERED, Long.class), account, period).one();
  }

  private static Uni<List<Difference>> differences(
      Mutiny.Session session, String account, Period period, Optional<Difference> last, int limit) {
    return within(Rows.query(session, DIFFERENCES, DifferenceRow.class), account, period)
        .set("before", last.map(Difference::at).orElse(period.end()))
        .set("payment", last.map(Difference::payment).orElse(""))
        .set("external_id", last.flatMap(Difference::externalId).orElse(""))
        .set("limit", limit)
        .list()
        .map(rows -> rows.stream().map(DifferenceRow::difference).toList());
  }

  private static <R> Rows.Query<R> within(Rows.Query<R> query, String account, Period period) {
    return query.set("account", account).set("begin", period.begin()).set("end", period.end());
  }

  private record ConversionsRow(
      String currency,
      boolean replacement,
      ConversionStatus status,
      DeliveryStatus deliveryStatus,
      Optional<String> deliveredStatus,
      boolean confirmed,
      boolean differs,
      long count,
      long amountMinor,
      long heldMinor) {

    ConversionSum sum() {
      return new ConversionSum(
          currency,
          replacement,
          status,
          deliveryStatus,
          deliveredStatus,
          confirmed,
          differs,
          new Sum(count, amountMinor),
          new Sum(count, heldMinor));
    }
  }

  private record NotCreditedRow(String currency, long count, long amountMinor) {
    NotCreditedSum sum() {
      return new NotCreditedSum(currency, new Sum(count, amountMinor));
    }
  }
}
