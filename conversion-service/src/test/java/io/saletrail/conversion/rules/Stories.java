package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes down what Stripe tells of a merchant's sales, a second after the other.
public final class Stories {
    public static final UUID CID = UUID.fromString("0b1f6c1e-7f4e-4d0e-9f7c-1a2b3c4d5e6f");
    public static final String EUR = "eur";
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    public final List<PaymentActivity> told = new ArrayList<>();
    private final String account;
    private final boolean livemode;
    private int events;
    private int seconds;

    public Stories(String account, boolean livemode) {
        this.account = account;
        this.livemode = livemode;
    }

    public static Stories live() {
        return new Stories("acct_1", true);
    }

    private Observation observed(String type) {
        events++;
        return new Observation(
                account,
                livemode,
                "evt_%s_%05d".formatted(account, events),
                type,
                now(),
                Observation.Origin.WEBHOOK,
                Optional.of("2026-07-29.dahlia"));
    }

    public Instant now() {
        return START.plusSeconds(seconds);
    }

    /// Lets time pass; without it the next event carries the same second.
    public Stories later() {
        seconds++;
        return this;
    }

    private Stories tell(PaymentActivity fact) {
        told.add(fact);
        return this;
    }

    /// A paid one-off sale through a payment link.
    public Stories sale(String n, long amount, Optional<UUID> cid) {
        return later().charge(n, ChargeObserved.Status.SUCCEEDED, amount, 0)
                .intent(n, PaymentIntentObserved.Status.SUCCEEDED, amount)
                .session(n, SessionObserved.PaymentStatus.PAID, amount, cid);
    }

    public Stories session(
            String n, SessionObserved.PaymentStatus status, long amount, Optional<UUID> cid) {
        return session(
                n,
                SessionObserved.Status.COMPLETE,
                status,
                amount,
                cid.isPresent() ? SessionObserved.Reference.CID : SessionObserved.Reference.NONE,
                cid);
    }

    public Stories session(
            String n,
            SessionObserved.Status status,
            SessionObserved.PaymentStatus payment,
            long amount,
            SessionObserved.Reference reference,
            Optional<UUID> cid) {
        return tell(
                new SessionObserved(
                        observed("checkout.session.completed"),
                        "cs_" + n,
                        status,
                        payment,
                        SessionObserved.Mode.PAYMENT,
                        reference,
                        cid,
                        Optional.of(new Money(amount, EUR)),
                        0,
                        0,
                        0,
                        status == SessionObserved.Status.EXPIRED
                                        || payment
                                                == SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
                                ? Optional.empty()
                                : Optional.of("pi_" + n),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("plink_1"),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        START));
    }

    public Stories subscriptionSession(
            String n, String firstInvoice, long amount, Optional<UUID> cid) {
        return tell(
                new SessionObserved(
                        observed("checkout.session.completed"),
                        "cs_" + n,
                        SessionObserved.Status.COMPLETE,
                        amount == 0
                                ? SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
                                : SessionObserved.PaymentStatus.PAID,
                        SessionObserved.Mode.SUBSCRIPTION,
                        cid.isPresent()
                                ? SessionObserved.Reference.CID
                                : SessionObserved.Reference.NONE,
                        cid,
                        Optional.of(new Money(amount, EUR)),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        Optional.of("sub_" + n),
                        Optional.of("in_" + firstInvoice),
                        Optional.of("plink_1"),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        START));
    }

    public Stories subscription(String n, SubscriptionObserved.Status status) {
        return tell(
                new SubscriptionObserved(
                        observed("customer.subscription.updated"),
                        "sub_" + n,
                        status,
                        false,
                        Optional.empty(),
                        START,
                        Optional.empty()));
    }

    /// One payment of a subscription, in basil's shape: only the invoice payment ties the charge to
    /// it.
    public Stories subscriptionPayment(String n, String payment, long amount) {
        var first = payment.endsWith("1");
        later().charge(payment, ChargeObserved.Status.SUCCEEDED, amount, 0);
        intent(payment, PaymentIntentObserved.Status.SUCCEEDED, amount);
        tell(
                new InvoiceObserved(
                        observed("invoice.paid"),
                        "in_" + payment,
                        InvoiceObserved.Status.PAID,
                        first
                                ? InvoiceObserved.BillingReason.SUBSCRIPTION_CREATE
                                : InvoiceObserved.BillingReason.SUBSCRIPTION_CYCLE,
                        new Money(amount, EUR),
                        0,
                        amount,
                        0,
                        0,
                        Optional.of("sub_" + n),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of(),
                        now(),
                        Optional.of(now())));
        return tell(
                new InvoicePaymentObserved(
                        observed("invoice_payment.paid"),
                        "inpay_" + payment,
                        "in_" + payment,
                        InvoicePaymentObserved.Status.PAID,
                        Optional.of(new Money(amount, EUR)),
                        Optional.of("pi_" + payment),
                        Optional.empty()));
    }

    public Stories charge(String n, ChargeObserved.Status status, long amount, long refunded) {
        return charge("ch_" + n, "pi_" + n, status, amount, amount, refunded);
    }

    public Stories charge(
            String charge,
            String intent,
            ChargeObserved.Status status,
            long amount,
            long captured,
            long refunded) {
        return tell(
                new ChargeObserved(
                        observed("charge.updated"),
                        charge,
                        status,
                        new Money(amount, EUR),
                        status == ChargeObserved.Status.SUCCEEDED ? captured : 0,
                        refunded,
                        Optional.of(intent),
                        Optional.empty(),
                        START));
    }

    public Stories intent(String n, PaymentIntentObserved.Status status, long amount) {
        var succeeded = status == PaymentIntentObserved.Status.SUCCEEDED;
        return tell(
                new PaymentIntentObserved(
                        observed("payment_intent.updated"),
                        "pi_" + n,
                        status,
                        new Money(amount, EUR),
                        succeeded ? amount : 0,
                        succeeded ? Optional.of("ch_" + n) : Optional.empty(),
                        Optional.empty()));
    }

    public Stories refund(String n, String refund, long amount, RefundObserved.Status status) {
        return tell(
                new RefundObserved(
                        observed("refund.updated"),
                        "re_" + n + refund,
                        status,
                        new Money(amount, EUR),
                        Optional.of("ch_" + n),
                        Optional.of("pi_" + n),
                        START.plusSeconds(100)));
    }

    public Stories dispute(String n, long amount, DisputeObserved.Status status) {
        return tell(
                new DisputeObserved(
                        observed("charge.dispute.updated"),
                        "du_" + n,
                        status,
                        new Money(amount, EUR),
                        Optional.of("ch_" + n),
                        Optional.of("pi_" + n),
                        START.plusSeconds(200)));
    }
}
