package io.saletrail.settings.payment;

import io.saletrail.settings.conversion.ConversionAnswer;
import io.saletrail.settings.conversion.ConversionQuery;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads what became of payments, always within one account.
@ApplicationScoped
public class PaymentQuery {
    private static final Comparator<PaymentAnswer> CONVERSIONS_FIRST =
            Comparator.comparing(PaymentAnswer::outcome)
                    .thenComparing(PaymentAnswer::decidedAt, Comparator.reverseOrder())
                    .thenComparing(PaymentAnswer::payment);

    /// A subscription's id stands for all of its payments; more than this nobody reads.
    private static final int MOST_PAYMENTS = 200;

    private static final String PAYMENTS_OF =
            """
            select payment from stripe_reference
             where account = :account and stripe_id = :id order by payment limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    PaymentQuery(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /// The payments that a Stripe id belongs to: conversions first, then the latest first.
    public Uni<List<PaymentAnswer>> find(String account, String stripeId) {
        return sessions.withSession(
                session ->
                        session.createNativeQuery(PAYMENTS_OF, String.class)
                                .setParameter("account", account)
                                .setParameter("id", stripeId)
                                .setParameter("most", MOST_PAYMENTS)
                                .getResultList()
                                .chain(payments -> answers(session, account, payments)));
    }

    /// Payments that are no conversion, the latest decision first.
    public Uni<Slice<PaymentAnswer>> setAside(String account, SliceRequest request) {
        return sessions.withSession(
                session ->
                        session.createQuery(
                                        """
                                        from PaymentView p
                                        where p.key.account = :account and p.conversion is null
                                         and (:after = '' or (p.decidedAt, p.key.payment) <
                                           (select b.decidedAt, b.key.payment from PaymentView b
                                             where b.key.payment = :after
                                               and b.key.account = :account))
                                        order by p.decidedAt desc, p.key.payment desc
                                        """,
                                        PaymentView.class)
                                .setParameter("account", account)
                                .setParameter("after", request.after().orElse(""))
                                .setMaxResults(request.oneMore())
                                .getResultList()
                                .map(
                                        views ->
                                                Slice.cut(
                                                        views.stream()
                                                                .map(
                                                                        view ->
                                                                                answer(
                                                                                        view,
                                                                                        List.of()))
                                                                .toList(),
                                                        request.limit(),
                                                        PaymentAnswer::payment)));
    }

    private static Uni<List<PaymentAnswer>> answers(
            Mutiny.Session session, String account, List<String> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        """
                        from PaymentView p
                        where p.key.account = :account and p.key.payment in (:payments)
                        """,
                        PaymentView.class)
                .setParameter("account", account)
                .setParameter("payments", payments)
                .getResultList()
                .chain(views -> withConversions(session, account, payments, views));
    }

    private static Uni<List<PaymentAnswer>> withConversions(
            Mutiny.Session session,
            String account,
            List<String> payments,
            List<PaymentView> views) {
        return ConversionQuery.ofPayments(session, account, payments)
                .map(
                        conversions ->
                                views.stream()
                                        .map(view -> answer(view, conversions))
                                        .sorted(CONVERSIONS_FIRST)
                                        .toList());
    }

    private static PaymentAnswer answer(PaymentView view, List<ConversionAnswer> conversions) {
        return PaymentAnswer.of(
                view,
                conversions.stream()
                        .filter(one -> one.payment().equals(view.key.payment()))
                        .toList());
    }
}
