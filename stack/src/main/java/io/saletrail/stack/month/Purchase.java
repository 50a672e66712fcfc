package io.saletrail.stack.month;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One buyer's purchase at one merchant and what happened to it since. The same steps at each
/// merchant lead to the same objects under different ids.
final class Purchase {
  private final StandInAccount account;
  private final String reference;
  private final List<Charge> charges = new ArrayList<>();
  private Optional<Session> session = Optional.empty();
  private Optional<Refund> refund = Optional.empty();
  private Optional<Dispute> dispute = Optional.empty();

  /// @param reference the session's `client_reference_id`; may be empty
  Purchase(StandInAccount account, String reference) {
    this.account = account;
    this.reference = reference;
  }

  /// Oldest first.
  List<Charge> charges() {
    return List.copyOf(charges);
  }

  /// The status that Trackdesk should hold for each charge, from Stripe's current state.
  List<ConversionStatus> outcomes() {
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

  void buy(Offer offer) {
    charged(account.buy(account.paymentLink(offer), reference));
  }

  void buyOnSecondAttempt(Offer offer) {
    var opened = account.openSession(account.paymentLink(offer), reference);
    charged(account.pay(account.decline(opened)));
  }

  void abandon(Offer offer) {
    account.expire(account.openSession(account.paymentLink(offer), reference));
  }

  void payLater(Offer offer) {
    charged(account.payLater(account.openSession(account.paymentLink(offer), reference)));
  }

  void settle() {
    account.settle(session.orElseThrow());
  }

  void failSettlement() {
    account.failSettlement(session.orElseThrow());
  }

  void renew() {
    var invoice = account.renew(account.holds().subscriptionOf(session.orElseThrow()));
    charges.add(account.holds().chargeOf(invoice));
  }

  void renewOnSecondAttempt() {
    var subscription = account.holds().subscriptionOf(session.orElseThrow());
    var invoice = account.collect(account.failRenewal(subscription));
    charges.add(account.holds().chargeOf(invoice));
  }

  void cancel() {
    account.cancelSubscription(account.holds().subscriptionOf(session.orElseThrow()));
  }

  void refund(long amount) {
    refund = Optional.of(account.refund(charges.getLast(), amount));
  }

  void refundRemainder() {
    refund = Optional.of(account.refundAll(charges.getLast()));
  }

  void beginRefund(long amount) {
    refund = Optional.of(account.beginRefund(charges.getLast(), amount));
  }

  void succeedRefund() {
    account.succeedRefund(refund.orElseThrow());
  }

  void failRefund() {
    account.failRefund(refund.orElseThrow());
  }

  void dispute() {
    dispute = Optional.of(account.dispute(charges.getLast()));
  }

  void winDispute() {
    account.winDispute(dispute.orElseThrow());
  }

  void loseDispute() {
    account.loseDispute(dispute.orElseThrow());
  }

  private void charged(Session paid) {
    session = Optional.of(paid);
    charges.add(account.holds().chargeOf(paid));
  }
}
