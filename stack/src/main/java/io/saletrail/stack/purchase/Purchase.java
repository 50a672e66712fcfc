package io.saletrail.stack.purchase;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One buyer's purchase at one merchant and what happened to it since. The same steps at each
/// merchant lead to the same objects under different ids.
public final class Purchase {
  static final Map<String, String> OPT_OUT = Map.of("trackdesk", "false");

  private final StandInAccount account;
  private final String reference;
  private final List<Charge> charges = new ArrayList<>();
  private final List<String> payments = new ArrayList<>();
  private Optional<Session> session = Optional.empty();
  private Optional<Invoice> invoice = Optional.empty();
  private Optional<Refund> refund = Optional.empty();
  private Optional<Dispute> dispute = Optional.empty();

  /// @param reference the session's `client_reference_id`; may be empty
  public Purchase(StandInAccount account, String reference) {
    this.account = account;
    this.reference = reference;
  }

  /// Oldest first.
  public List<Charge> charges() {
    return List.copyOf(charges);
  }

  /// The external ids of its payments at Trackdesk, oldest first.
  public List<String> payments() {
    return List.copyOf(payments);
  }

  /// The id of its session: every payment can be looked up by it.
  public String sessionId() {
    return session.orElseThrow().id();
  }

  /// The status that Trackdesk should hold for each charge, from Stripe's current state.
  public List<ConversionStatus> outcomes() {
    return charges.stream().map(this::outcome).toList();
  }

  private ConversionStatus outcome(Charge charge) {
    var now = account.holds().charge(charge.id()).orElseThrow();
    if (now.state().status() == Charge.Status.FAILED || isLost(now)) {
      return ConversionStatus.REJECTED;
    }
    return now.state().refunded() == now.amount()
        ? ConversionStatus.REFUNDED
        : ConversionStatus.APPROVED;
  }

  private boolean isLost(Charge charge) {
    return dispute
        .flatMap(opened -> account.holds().dispute(opened.id()))
        .filter(now -> now.charge().equals(charge.id()) && now.status().equals("lost"))
        .isPresent();
  }

  public void buy(Offer offer) {
    charged(account.buy(account.paymentLink(offer), reference));
  }

  public void buyOnSecondAttempt(Offer offer) {
    var opened = account.openSession(account.paymentLink(offer), reference);
    charged(account.pay(account.decline(opened)));
  }

  public void abandon(Offer offer) {
    account.expire(account.openSession(account.paymentLink(offer), reference));
  }

  public void payLater(Offer offer) {
    charged(account.payLater(account.openSession(account.paymentLink(offer), reference)));
  }

  public void settle() {
    account.settle(session.orElseThrow());
  }

  public void failSettlement() {
    account.failSettlement(session.orElseThrow());
  }

  public void renew() {
    charged(account.renew(subscription()));
  }

  public void renewOnSecondAttempt() {
    failRenewal();
    collect();
  }

  public void cancel() {
    account.cancelSubscription(subscription());
  }

  public void refund(long amount) {
    refund = Optional.of(account.refund(charges.getLast(), amount));
  }

  public void refundRemainder() {
    refund = Optional.of(account.refundAll(charges.getLast()));
  }

  public void beginRefund(long amount) {
    refund = Optional.of(account.beginRefund(charges.getLast(), amount));
  }

  public void succeedRefund() {
    account.succeedRefund(refund.orElseThrow());
  }

  public void failRefund() {
    account.failRefund(refund.orElseThrow());
  }

  public void dispute() {
    dispute = Optional.of(account.dispute(charges.getLast()));
  }

  public void winDispute() {
    account.winDispute(dispute.orElseThrow());
  }

  public void loseDispute() {
    account.loseDispute(dispute.orElseThrow());
  }

  /// A dispute without a loss so far: no money moves.
  public void inquire() {
    dispute = Optional.of(account.inquire(charges.getLast()));
  }

  /// Refunds a part and the remainder within one moment.
  public void refundTwice(long part) {
    refund(part);
    refundRemainder();
  }

  public void open(Offer offer) {
    session = Optional.of(account.openSession(account.paymentLink(offer), reference));
  }

  public void applyPromotion() {
    var now = session.orElseThrow();
    var code = offer(now).promotion().orElseThrow().code();
    session = Optional.of(account.applyPromotion(now, code));
  }

  public void decline() {
    session = Optional.of(account.decline(session.orElseThrow()));
  }

  public void pay() {
    charged(account.pay(session.orElseThrow()));
  }

  /// Completes a session without anything to pay.
  public void finish() {
    session = Optional.of(account.pay(session.orElseThrow()));
  }

  public void expire() {
    session = Optional.of(account.expire(session.orElseThrow()));
  }

  /// Starts a subscription without a first payment.
  public void begin(Offer offer) {
    open(offer);
    finish();
  }

  public void capture(long amount) {
    account.capture(account.holds().paymentIntentOf(session.orElseThrow()), amount);
  }

  public void cancelPayment() {
    account.cancelPayment(account.holds().paymentIntentOf(session.orElseThrow()));
  }

  public void failRenewal() {
    invoice = Optional.of(account.failRenewal(subscription()));
  }

  public void collect() {
    charged(account.collect(invoice.orElseThrow()));
  }

  public void openRenewal() {
    invoice = Optional.of(account.finalizeDraft(account.draftRenewal(subscription())));
  }

  public void payOutside() {
    payments.add(account.payElsewhere(invoice.orElseThrow()).id());
  }

  public void upgrade(long newPrice) {
    charged(account.upgrade(subscription(), newPrice));
  }

  /// In a later second than the purchase: Stripe's times have whole seconds, and the order of two
  /// states of a customer within one is unknown.
  public void optOut() {
    awaitNextSecond();
    account.describe(account.holds().customerOf(session.orElseThrow()), OPT_OUT);
  }

  private static void awaitNextSecond() {
    try {
      TimeUnit.MILLISECONDS.sleep(1_001 - System.currentTimeMillis() % 1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Offer offer(Session opened) {
    return account.holds().link(opened.link()).orElseThrow().offer();
  }

  private Subscription subscription() {
    return account.holds().subscriptionOf(session.orElseThrow());
  }

  private void charged(Session paid) {
    session = Optional.of(paid);
    charged(account.holds().chargeOf(paid));
  }

  private void charged(Invoice paid) {
    charged(account.holds().chargeOf(paid));
  }

  private void charged(Charge charge) {
    charges.add(charge);
    payments.add(charge.id());
  }
}
