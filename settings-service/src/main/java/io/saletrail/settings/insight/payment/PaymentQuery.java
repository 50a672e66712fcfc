package io.saletrail.settings.insight.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
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
             substr(p.conversion, length(p.account) + 2) as external_id, p.reason,
             p.amount_minor, p.currency
        from stripe_reference r
        join payment p on p.account = r.account and p.payment = r.payment
       where r.account = :account and r.stripe_id = any(:ids)
       order by r.stripe_id, p.conversion nulls last, p.decided_at desc
      """;

  private final Outbox outbox;

  PaymentQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// The payments with this id: conversions first, then latest first.
  public List<PaymentResponse> find(String account, String stripeId) {
    return outbox.query(
        session ->
            Rows.query(session, PAYMENTS_OF, String.class)
                .set("account", account)
                .set("id", stripeId)
                .set("limit", MAX_PAYMENTS)
                .list()
                .chain(payments -> responses(session, account, payments)));
  }

  /// The timeline of a payment, earliest first.
  public List<TimelineLine> timeline(String account, String payment) {
    return outbox.query(session -> Timeline.read(session, account, payment, payment));
  }

  /// Summaries of the payments of these Stripe ids, as far as decided.
  public List<PaymentSummary> summaries(String account, Collection<String> stripeIds) {
    if (stripeIds.isEmpty()) {
      return List.of();
    }
    return outbox.query(
        session ->
            Rows.query(session, SUMMARIES, SummaryRow.class)
                .set("account", account)
                .texts("ids", stripeIds)
                .list()
                .map(rows -> rows.stream().map(SummaryRow::summary).toList()));
  }

  private record SummaryRow(
      String stripeId,
      String payment,
      Optional<String> externalId,
      Optional<NotCreditedReason> reason,
      Optional<Long> amountMinor,
      Optional<String> currency) {

    PaymentSummary summary() {
      var amount = amountMinor.map(minor -> new Money(minor, currency.orElseThrow()));
      return new PaymentSummary(stripeId, payment, externalId, reason, amount);
    }
  }

  /// Payments that are not credited, latest decision first.
  public Slice<PaymentResponse> notCredited(String account, SliceRequest request) {
    return outbox.query(
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
