package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.reconciliation.Difference.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads the totals and differences of a range of days. `account` comes first in every query: no
/// row of another merchant can match.
@ApplicationScoped
public class ReconciliationQuery {
  private static final String CONVERSIONS =
      """
      select currency, position('~' in external_id) > 0, status, delivery_status, delivered_status,
             held_amount_minor is not null,
             count(*), cast(sum(amount_minor) as bigint),
             cast(sum(coalesce(held_amount_minor, amount_minor)) as bigint)
        from conversion_overview
       where account = :account and delivery = 'LIVE' and paid_at >= :begin and paid_at < :end
       group by 1, 2, 3, 4, 5, 6
      """;

  private static final String NOT_CREDITED =
      """
      select currency, count(*), cast(sum(amount_minor) as bigint)
        from payment
       where account = :account and conversion is null and amount_minor is not null
         and reason <> 'TEST_MODE' and decided_at >= :begin and decided_at < :end
       group by 1
      """;

  /// Checks that joined one pass end at the same moment, so the pass counts once.
  private static final String RECOVERED =
      """
      select cast(coalesce(sum(recovered_count), 0) as bigint)
        from (select distinct updated_at, recovered_count from check_run
               where account = :account and recovered_count > 0
                 and updated_at >= :begin and updated_at < :end) pass
      """;

  private static final String DIFFERENCES =
      """
      select payment, external_id, amount_minor, currency, paid_at as at,
             delivery_status, delivery_cause, null as not_credited, credited_by,
             held_amount_minor, held_currency
        from conversion_overview
       where account = :account and delivery = 'LIVE'
         and (delivery_status <> 'DELIVERED' or held_amount_minor is not null)
         and paid_at >= :begin and paid_at < :end
      union all
      select payment, null, amount_minor, currency, decided_at, null, null, reason, null,
             null, null
        from payment
       where account = :account and conversion is null and amount_minor is not null
         and reason <> 'TEST_MODE' and decided_at >= :begin and decided_at < :end
       order by at desc, payment limit :limit
      """;

  /// The reason when only the amount differs.
  private static final String AMOUNT_DIFFERS = "AMOUNT_DIFFERS";

  private final Outbox outbox;

  ReconciliationQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Totals and differences of a range of days.
  ///
  /// @param limit the number of differences
  public Uni<ReconciliationResponse> reconcile(String account, Period period, int limit) {
    return outbox.read(
        session ->
            balances(session, account, period)
                .chain(balances -> reconcile(session, account, period, limit, balances)));
  }

  private static Uni<ReconciliationResponse> reconcile(
      Mutiny.Session session, String account, Period period, int limit, List<Balance> balances) {
    return recovered(session, account, period)
        .chain(recovered -> response(session, account, period, limit, balances, recovered));
  }

  /// The differences, latest first.
  public Uni<List<Difference>> differences(String account, Period period, int limit) {
    return outbox.read(session -> differences(session, account, period, limit));
  }

  private static Uni<ReconciliationResponse> response(
      Mutiny.Session session,
      String account,
      Period period,
      int limit,
      List<Balance> balances,
      long recovered) {
    return differences(session, account, period, limit + 1)
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
    return within(session.createNativeQuery(CONVERSIONS, Object[].class), account, period)
        .getResultList()
        .chain(
            conversions ->
                within(session.createNativeQuery(NOT_CREDITED, Object[].class), account, period)
                    .getResultList()
                    .map(
                        aside ->
                            Balance.of(
                                conversions.stream().map(ReconciliationQuery::conversions).toList(),
                                aside.stream().map(ReconciliationQuery::notCredited).toList())));
  }

  private static Uni<Long> recovered(Mutiny.Session session, String account, Period period) {
    return within(session.createNativeQuery(RECOVERED, Long.class), account, period)
        .getSingleResult();
  }

  private static Uni<List<Difference>> differences(
      Mutiny.Session session, String account, Period period, int limit) {
    return within(session.createNativeQuery(DIFFERENCES, Object[].class), account, period)
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> rows.stream().map(ReconciliationQuery::difference).toList());
  }

  private static <T> Mutiny.SelectionQuery<T> within(
      Mutiny.SelectionQuery<T> query, String account, Period period) {
    return query
        .setParameter("account", account)
        .setParameter("begin", period.begin())
        .setParameter("end", period.end());
  }

  private static ConversionSum conversions(Object[] row) {
    return new ConversionSum(
        (String) row[0],
        (Boolean) row[1],
        ConversionStatus.valueOf((String) row[2]),
        DeliveryStatus.valueOf((String) row[3]),
        Optional.ofNullable((String) row[4]),
        (Boolean) row[5],
        sum(row[6], row[7]),
        sum(row[6], row[8]));
  }

  private static NotCreditedSum notCredited(Object[] row) {
    return new NotCreditedSum((String) row[0], sum(row[1], row[2]));
  }

  private static Sum sum(Object count, Object amountMinor) {
    return new Sum(((Number) count).longValue(), ((Number) amountMinor).longValue());
  }

  private static Difference difference(Object[] row) {
    var payment = (String) row[0];
    var externalId = Optional.ofNullable((String) row[1]);
    var amount = new Money(((Number) row[2]).longValue(), (String) row[3]);
    var at = ((OffsetDateTime) row[4]).toInstant();
    var deliveryStatus = Optional.ofNullable((String) row[5]).map(DeliveryStatus::valueOf);
    if (deliveryStatus.filter(DeliveryStatus.DELIVERED::equals).isPresent()) {
      var held = new Money(((Number) row[9]).longValue(), (String) row[10]);
      var explanation = DeliveryExplanation.amountDiffers(held, amount);
      return new Difference(
          Kind.NEEDS_ATTENTION, payment, externalId, amount, at, AMOUNT_DIFFERS, explanation);
    }
    return deliveryStatus
        .map(
            recovered ->
                new Difference(
                    kind(recovered),
                    payment,
                    externalId,
                    amount,
                    at,
                    reason(recovered, (String) row[6]),
                    DeliveryExplanation.of(
                        recovered,
                        Optional.ofNullable((String) row[6]),
                        Optional.ofNullable((String) row[8]).map(Credit.By::valueOf))))
        .orElseGet(
            () -> {
              var reason = NotCreditedReason.valueOf((String) row[7]);
              return new Difference(
                  Kind.NOT_CREDITED,
                  payment,
                  externalId,
                  amount,
                  at,
                  reason.name(),
                  Explanation.of(reason));
            });
  }

  private static Kind kind(DeliveryStatus deliveryStatus) {
    return switch (deliveryStatus) {
      case NOT_SENT, DUE, DELIVERED, OTHER -> Kind.QUEUED;
      case HELD, REFUSED, GIVEN_UP -> Kind.NEEDS_ATTENTION;
    };
  }

  private static String reason(DeliveryStatus deliveryStatus, @Nullable String cause) {
    return cause == null ? deliveryStatus.name() : deliveryStatus.name() + ":" + cause;
  }
}
