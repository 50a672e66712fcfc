package io.saletrail.settings.insight.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.insight.conversion.ConversionQuery;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.timeline.Timeline;
import io.saletrail.settings.insight.timeline.TimelineLine;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads payments. `account` comes first in every query: no row of another merchant can match.
@ApplicationScoped
public class PaymentQuery {
  private static final Comparator<PaymentResponse> CONVERSIONS_FIRST =
      Comparator.comparing(PaymentResponse::outcome)
          .thenComparing(PaymentResponse::decidedAt, Comparator.reverseOrder())
          .thenComparing(PaymentResponse::payment);

  /// A subscription's id matches all of its payments; this is the limit.
  private static final int MAX_PAYMENTS = 200;

  private static final String PAYMENTS_OF =
      """
      select payment from stripe_reference
       where account = :account and stripe_id = :id order by payment limit :limit
      """;

  /// A conversion's id is `{account}:{externalId}`.
  private static final String SUMMARIES =
      """
      select distinct on (r.stripe_id) r.stripe_id, p.payment,
             substr(p.conversion, length(p.account) + 2), p.reason, p.amount_minor, p.currency
        from stripe_reference r
        join payment p on p.account = r.account and p.payment = r.payment
       where r.account = :account and r.stripe_id in (:ids)
       order by r.stripe_id, p.conversion nulls last, p.decided_at desc
      """;

  private final Outbox outbox;

  PaymentQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// The payments with this id: conversions first, then latest first.
  public Uni<List<PaymentResponse>> find(String account, String stripeId) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(PAYMENTS_OF, String.class)
                .setParameter("account", account)
                .setParameter("id", stripeId)
                .setParameter("limit", MAX_PAYMENTS)
                .getResultList()
                .chain(payments -> responses(session, account, payments)));
  }

  /// The timeline of a payment, earliest first.
  public Uni<List<TimelineLine>> timeline(String account, String payment) {
    return outbox.read(session -> Timeline.read(session, account, payment, payment));
  }

  /// Summaries of the payments of these Stripe ids, as far as decided.
  public Uni<List<PaymentSummary>> summaries(String account, Collection<String> stripeIds) {
    if (stripeIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return outbox.read(
        session ->
            session
                .createNativeQuery(SUMMARIES, Object[].class)
                .setParameter("account", account)
                .setParameter("ids", stripeIds)
                .getResultList()
                .map(rows -> rows.stream().map(PaymentQuery::summary).toList()));
  }

  private static PaymentSummary summary(Object[] row) {
    return new PaymentSummary(
        (String) row[0],
        (String) row[1],
        Optional.ofNullable((String) row[2]),
        Optional.ofNullable((String) row[3]).map(NotCreditedReason::valueOf),
        Optional.ofNullable((Number) row[4])
            .map(minor -> new Money(minor.longValue(), (String) row[5])));
  }

  /// Payments that are not credited, latest decision first.
  public Uni<Slice<PaymentResponse>> notCredited(String account, SliceRequest request) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    """
                    from PaymentRow p
                    where p.key.account = :account and p.conversion is null
                     and (:after = '' or (p.decidedAt, p.key.payment) <
                       (select b.decidedAt, b.key.payment from PaymentRow b
                         where b.key.payment = :after
                           and b.key.account = :account))
                    order by p.decidedAt desc, p.key.payment desc
                    """,
                    PaymentRow.class)
                .setParameter("account", account)
                .setParameter("after", request.after().orElse(""))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(
                    rows ->
                        Slice.cut(
                            rows.stream().map(row -> response(row, List.of())).toList(),
                            request.limit(),
                            PaymentResponse::payment)));
  }

  private static Uni<List<PaymentResponse>> responses(
      Mutiny.Session session, String account, List<String> payments) {
    if (payments.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createQuery(
            """
            from PaymentRow p
            where p.key.account = :account and p.key.payment in (:payments)
            """,
            PaymentRow.class)
        .setParameter("account", account)
        .setParameter("payments", payments)
        .getResultList()
        .chain(rows -> withConversions(session, account, payments, rows));
  }

  private static Uni<List<PaymentResponse>> withConversions(
      Mutiny.Session session, String account, List<String> payments, List<PaymentRow> rows) {
    return ConversionQuery.ofPayments(session, account, payments)
        .map(
            conversions ->
                rows.stream()
                    .map(row -> response(row, conversions))
                    .sorted(CONVERSIONS_FIRST)
                    .toList());
  }

  private static PaymentResponse response(PaymentRow row, List<ConversionResponse> conversions) {
    return PaymentResponse.of(
        row, conversions.stream().filter(one -> one.payment().equals(row.key.payment())).toList());
  }
}
