package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
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

/// Records what Stripe reports of a merchant's sales, one second apart.
public final class PaymentHistories {
  public static final UUID CID = UUID.fromString("0b1f6c1e-7f4e-4d0e-9f7c-1a2b3c4d5e6f");
  public static final String EUR = "eur";
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  public final List<PaymentActivity> facts = new ArrayList<>();
  private final String account;
  private final boolean livemode;
  private Rendering rendering = Rendering.NEW;
  private Optional<String> customer = Optional.empty();
  private Optional<String> sealedEmail = Optional.empty();
  private long discountMinor;
  private int events;
  private int seconds;

  public PaymentHistories(String account, boolean livemode) {
    this.account = account;
    this.livemode = livemode;
  }

  public static PaymentHistories live() {
    return new PaymentHistories("acct_1", true);
  }

  /// The API shape of subscription payments: since basil an invoice payment links the invoice to
  /// its charge; before, they named each other.
  public enum Rendering {
    OLD,
    NEW,
    BOTH
  }

  /// Applies from the next event on.
  public PaymentHistories rendered(Rendering as) {
    rendering = as;
    return this;
  }

  /// Sets the buyer and the discount of the next sales.
  public PaymentHistories buyer(Optional<String> id, Optional<String> address, long discount) {
    customer = id;
    sealedEmail = address;
    discountMinor = discount;
    return this;
  }

  /// The merchant excludes a customer from the programme, or includes them again.
  public PaymentHistories customer(String id, boolean optedOut) {
    return add(new CustomerObserved(observed("customer.updated"), id, optedOut));
  }

  /// The last session, as a look-up returns it.
  public PaymentHistories lookedUp() {
    for (var fact : List.copyOf(facts).reversed()) {
      if (fact instanceof SessionObserved last) {
        var asked = observed("checkout.session.observed");
        return add(
            new SessionObserved(
                new Observation(
                    asked.account(),
                    asked.livemode(),
                    asked.event(),
                    asked.eventType(),
                    asked.at(),
                    Observation.Origin.LOOKUP,
                    Optional.empty()),
                last.session(),
                last.status(),
                last.paymentStatus(),
                last.mode(),
                last.reference(),
                last.cid(),
                last.total(),
                last.taxMinor(),
                last.shippingMinor(),
                last.discountMinor(),
                last.paymentIntent(),
                last.subscription(),
                last.invoice(),
                last.paymentLink(),
                last.optedOut(),
                last.customer(),
                last.sealedEmail(),
                discountMinor > 0 ? List.of("ADA10") : List.of(),
                List.of("prod_1"),
                last.openedAt(),
                last.shippingTaxMinor(),
                Optional.of(discountMinor > 0),
                last.recoveredFrom()));
      }
    }
    return this;
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

  /// Advances the clock; without it the next event has the same second.
  public PaymentHistories later() {
    seconds++;
    return this;
  }

  /// The time of the first observation of an object.
  private Instant made(String id) {
    return facts.stream()
        .filter(fact -> fact.object().equals(id))
        .map(PaymentActivity::at)
        .findFirst()
        .orElseGet(this::now);
  }

  private PaymentHistories add(PaymentActivity fact) {
    facts.add(fact);
    return this;
  }

  /// A paid one-off sale through a payment link.
  public PaymentHistories sale(String n, long amount, Optional<UUID> cid) {
    return later()
        .charge(n, ChargeObserved.Status.SUCCEEDED, amount, 0)
        .intent(n, PaymentIntentObserved.Status.SUCCEEDED, amount)
        .session(n, SessionObserved.PaymentStatus.PAID, amount, cid);
  }

  public PaymentHistories session(
      String n, SessionObserved.PaymentStatus status, long amount, Optional<UUID> cid) {
    return session(
        n,
        SessionObserved.Status.COMPLETE,
        status,
        amount,
        cid.isPresent() ? SessionObserved.Reference.CID : SessionObserved.Reference.NONE,
        cid);
  }

  public PaymentHistories session(
      String n,
      SessionObserved.Status status,
      SessionObserved.PaymentStatus payment,
      long amount,
      SessionObserved.Reference reference,
      Optional<UUID> cid) {
    return add(
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
            discountMinor,
            status == SessionObserved.Status.EXPIRED
                    || payment == SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
                ? Optional.empty()
                : Optional.of("pi_" + n),
            Optional.empty(),
            Optional.empty(),
            Optional.of("plink_1"),
            false,
            customer,
            sealedEmail,
            List.of(),
            List.of(),
            START,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public PaymentHistories subscriptionSession(
      String n, String firstInvoice, long amount, Optional<UUID> cid) {
    return add(
        new SessionObserved(
            observed("checkout.session.completed"),
            "cs_" + n,
            SessionObserved.Status.COMPLETE,
            amount == 0
                ? SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
                : SessionObserved.PaymentStatus.PAID,
            SessionObserved.Mode.SUBSCRIPTION,
            cid.isPresent() ? SessionObserved.Reference.CID : SessionObserved.Reference.NONE,
            cid,
            Optional.of(new Money(amount, EUR)),
            0,
            0,
            discountMinor,
            Optional.empty(),
            Optional.of("sub_" + n),
            Optional.of("in_" + firstInvoice),
            Optional.of("plink_1"),
            false,
            customer,
            sealedEmail,
            List.of(),
            List.of(),
            START,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public PaymentHistories subscription(String n, SubscriptionObserved.Status status) {
    return add(
        new SubscriptionObserved(
            observed("customer.subscription.updated"),
            "sub_" + n,
            status,
            false,
            customer,
            START,
            status == SubscriptionObserved.Status.CANCELED
                ? Optional.of(START.plusSeconds(60))
                : Optional.empty(),
            Optional.empty()));
  }

  /// One payment of a subscription, in the current shape.
  public PaymentHistories subscriptionPayment(String n, String payment, long amount) {
    later();
    return switch (rendering) {
      case OLD -> oldPayment(n, payment, amount);
      case NEW -> newPayment(n, payment, amount);
      case BOTH -> oldPayment(n, payment, amount).newPayment(n, payment, amount);
    };
  }

  private PaymentHistories oldPayment(String n, String payment, long amount) {
    add(
        new ChargeObserved(
            observed("charge.succeeded"),
            "ch_" + payment,
            ChargeObserved.Status.SUCCEEDED,
            new Money(amount, EUR),
            amount,
            0,
            Optional.of("pi_" + payment),
            Optional.of("in_" + payment),
            START,
            Optional.empty()));
    return invoice(n, payment, amount, Optional.of("pi_" + payment), Optional.of("ch_" + payment));
  }

  private PaymentHistories newPayment(String n, String payment, long amount) {
    charge(payment, ChargeObserved.Status.SUCCEEDED, amount, 0);
    intent(payment, PaymentIntentObserved.Status.SUCCEEDED, amount);
    invoice(n, payment, amount, Optional.empty(), Optional.empty());
    return add(
        new InvoicePaymentObserved(
            observed("invoice_payment.paid"),
            "inpay_" + payment,
            "in_" + payment,
            InvoicePaymentObserved.Status.PAID,
            Optional.of(new Money(amount, EUR)),
            Optional.of("pi_" + payment),
            Optional.empty(),
            Optional.empty()));
  }

  private PaymentHistories invoice(
      String n, String payment, long amount, Optional<String> intent, Optional<String> charge) {
    return add(
        new InvoiceObserved(
            observed("invoice.paid"),
            "in_" + payment,
            InvoiceObserved.Status.PAID,
            payment.endsWith("1")
                ? InvoiceObserved.BillingReason.SUBSCRIPTION_CREATE
                : InvoiceObserved.BillingReason.SUBSCRIPTION_CYCLE,
            new Money(amount, EUR),
            0,
            amount,
            0,
            0,
            Optional.of("sub_" + n),
            intent,
            charge,
            false,
            customer,
            List.of("prod_1"),
            now(),
            Optional.of(now()),
            Optional.of(amount),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public PaymentHistories charge(
      String n, ChargeObserved.Status status, long amount, long refunded) {
    return charge("ch_" + n, "pi_" + n, status, amount, amount, refunded);
  }

  public PaymentHistories charge(
      String charge,
      String intent,
      ChargeObserved.Status status,
      long amount,
      long captured,
      long refunded) {
    return add(
        new ChargeObserved(
            observed("charge.updated"),
            charge,
            status,
            new Money(amount, EUR),
            status == ChargeObserved.Status.SUCCEEDED ? captured : 0,
            refunded,
            Optional.of(intent),
            Optional.empty(),
            START,
            Optional.empty()));
  }

  public PaymentHistories intent(String n, PaymentIntentObserved.Status status, long amount) {
    var succeeded = status == PaymentIntentObserved.Status.SUCCEEDED;
    return add(
        new PaymentIntentObserved(
            observed("payment_intent.updated"),
            "pi_" + n,
            status,
            new Money(amount, EUR),
            succeeded ? amount : 0,
            succeeded ? Optional.of("ch_" + n) : Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public PaymentHistories refund(
      String n, String refund, long amount, RefundObserved.Status status) {
    return add(
        new RefundObserved(
            observed("refund.updated"),
            "re_" + n + refund,
            status,
            new Money(amount, EUR),
            Optional.of("ch_" + n),
            Optional.of("pi_" + n),
            made("re_" + n + refund)));
  }

  public PaymentHistories dispute(String n, long amount, DisputeObserved.Status status) {
    return add(
        new DisputeObserved(
            observed("charge.dispute.updated"),
            "du_" + n,
            status,
            new Money(amount, EUR),
            Optional.of("ch_" + n),
            Optional.of("pi_" + n),
            START.plusSeconds(200),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
