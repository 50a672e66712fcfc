package io.saletrail.settings.insight.reconciliation;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads the totals and differences of a range of days. `account` comes first in every query: no
/// row of another merchant can match.
@ApplicationScoped
public class ReconciliationQuery {
  private static final String BALANCES =
      """
      select currency, sum as item, count(*) as count,
             cast(sum(amount_minor) as bigint) as amount_minor
        from reconciliation_line
       where account = :account and at >= :begin and at < :end
       group by 1, 2
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
      select sum as item, payment, external_id, amount_minor, currency, at, delivery_status,
             delivery_cause as cause, not_credited, credited_by,
             held_amount_minor as held_minor, held_currency
        from reconciliation_line
       where account = :account and at >= :begin and at < :end
         and sum in ('NOT_CREDITED', 'QUEUED', 'NEEDS_ATTENTION')
         and (at < :before
              or at = :before and (payment, coalesce(external_id, '')) > (:payment, :external_id))
       order by at desc, payment, coalesce(external_id, '') limit :limit
      """;

  /// The last line of the previous page is found by its id.
  private static final String LINES =
      """
      with line as (
        select * from reconciliation_line
         where account = :account and at >= :begin and at < :end
           and sum = :item and currency = :currency)
      select payment, external_id, amount_minor, currency, at, not_credited, status,
             delivery_status, trackdesk_status, coalesce(external_id, payment) as id
        from line
       where :after = ''
          or (at, coalesce(external_id, payment)) <
             (select last.at, :after from line last
               where coalesce(last.external_id, last.payment) = :after)
       order by at desc, coalesce(external_id, payment) desc limit :limit
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

  /// One sum of a range of days.
  ///
  /// @param currency in Stripe's notation (`eur`)
  public Sum sum(String account, Period period, BalanceItem item, String currency) {
    return outbox.query(session -> balances(session, account, period)).stream()
        .filter(balance -> balance.currency().equals(currency))
        .map(balance -> balance.sum(item))
        .findFirst()
        .orElse(Sum.NONE);
  }

  /// The lines that make up one sum, latest first.
  ///
  /// @param currency in Stripe's notation (`eur`)
  public Slice<ReconciliationLine> lines(
      String account, Period period, BalanceItem item, String currency, SliceRequest request) {
    return outbox.query(
        session ->
            within(Rows.query(session, LINES, ReconciliationLine.class), account, period)
                .set("item", item)
                .set("currency", currency)
                .set("after", request.after().orElse(""))
                .set("limit", request.oneMore())
                .list()
                .map(lines -> Slice.cut(lines, request.limit(), ReconciliationLine::id)));
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
    return within(Rows.query(session, BALANCES, ItemSum.class), account, period)
        .list()
        .map(Balance::of);
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
}
