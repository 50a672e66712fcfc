package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.Session.PaymentStatus;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.Subscription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The effects and events of each action. Event types only, in order; stripe-java reads the bodies
/// elsewhere.
class ActionsTest {

  private static final Offer MUG = Offer.oneOff("Mug", 2_000, "eur");
  private static final Offer TEA = Offer.monthly("Tea club", 1_500, "eur");

  private final StripeStandIn stripe = new StripeStandIn(StripeStandInConfig.forTests());
  private final StandInAccount shop = stripe.account("acct_shop");
  private final Set<String> reported = new HashSet<>();

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void aGuestBuysOnce() {
    var session = shop.buy(shop.paymentLink(MUG), "cid-1");

    assertThat(session.state().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(session.state().payer().customer()).isEmpty();
    assertThat(newEvents())
        .containsExactly(
            "payment_link.created",
            "payment_intent.created",
            "payment_intent.succeeded",
            "charge.succeeded",
            "checkout.session.completed",
            "charge.updated");
  }

  @Test
  void aOneOffPaymentMayHaveCustomerAndInvoice() {
    var session = shop.buy(shop.paymentLink(MUG.withInvoice()), "cid-1");

    var invoice = shop.holds().invoiceOf(session);
    assertThat(invoice.billingReason()).isEqualTo("manual");
    assertThat(shop.holds().chargeOf(invoice)).isEqualTo(shop.holds().chargeOf(session));
    assertThat(newEvents()).contains("customer.created", "invoice.paid", "invoice_payment.paid");
  }

  @Test
  void aSubscriptionIsSoldRenewedAndCancelled() {
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    assertThat(newEvents())
        .containsExactly(
            "payment_link.created",
            "customer.created",
            "customer.subscription.created",
            "invoice.created",
            "invoice.finalized",
            "payment_intent.created",
            "payment_intent.succeeded",
            "charge.succeeded",
            "invoice.paid",
            "invoice.payment_succeeded",
            "invoice_payment.paid",
            "charge.updated",
            "checkout.session.completed");

    var renewal = shop.renew(shop.holds().subscriptionOf(session));
    assertThat(renewal.billingReason()).isEqualTo("subscription_cycle");
    assertThat(newEvents()).endsWith("charge.updated", "customer.subscription.updated");

    shop.cancelSubscription(shop.holds().subscriptionOf(session));
    assertThat(newEvents()).containsExactly("customer.subscription.deleted");
  }

  @Test
  void aTrialTakesNoMoneyUntilItEnds() {
    var session = shop.buy(shop.paymentLink(TEA.withTrial(14)), "cid-1");

    assertThat(session.state().paymentStatus()).isEqualTo(PaymentStatus.NO_PAYMENT_REQUIRED);
    assertThat(shop.holds().invoiceOf(session).state().paid()).isZero();
    assertThat(shop.holds().charges()).isEmpty();

    var first = shop.renew(shop.holds().subscriptionOf(session));

    assertThat(first.state().paid()).isEqualTo(1_500);
    assertThat(shop.holds().subscriptionOf(session).state().status())
        .isEqualTo(Subscription.Status.ACTIVE);
  }

  @Test
  void aBankDebitIsSettledOrBounces() {
    var link = shop.paymentLink(MUG);
    var good = shop.payLater(shop.openSession(link, "cid-1"));
    var bad = shop.payLater(shop.openSession(link, "cid-2"));
    assertThat(good.state().paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    newEvents();

    var settled = shop.settle(good);
    assertThat(settled.state().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(newEvents())
        .containsExactly(
            "charge.succeeded",
            "payment_intent.succeeded",
            "charge.updated",
            "checkout.session.async_payment_succeeded");

    shop.failSettlement(bad);
    assertThat(shop.holds().chargeOf(bad).state().status()).isEqualTo(Charge.Status.FAILED);
    assertThat(newEvents())
        .containsExactly(
            "charge.failed",
            "payment_intent.payment_failed",
            "checkout.session.async_payment_failed");
  }

  @Test
  void aSubscriptionPaidByBankDebitHasAnOpenInvoiceUntilThen() {
    var session = shop.payLater(shop.openSession(shop.paymentLink(TEA), "cid-1"));
    assertThat(shop.holds().invoiceOf(session).state().status()).isEqualTo(Invoice.Status.OPEN);

    shop.settle(session);

    assertThat(shop.holds().invoiceOf(session).state().status()).isEqualTo(Invoice.Status.PAID);
  }

  @Test
  void aSubscriptionWhoseBankDebitBouncesFallsBehind() {
    var session = shop.payLater(shop.openSession(shop.paymentLink(TEA), "cid-1"));

    shop.failSettlement(session);

    assertThat(shop.holds().subscriptionOf(session).state().status())
        .isEqualTo(Subscription.Status.PAST_DUE);
    assertThat(newEvents()).contains("invoice.payment_failed");
  }

  @Test
  void aSubscriptionDeclinedAtFirstIsPaidByItsInvoiceAlone() {
    var session = shop.pay(shop.decline(shop.openSession(shop.paymentLink(TEA), "cid-1")));

    assertThat(session.state().paymentIntent()).isEmpty();
    assertThat(shop.holds().chargeOf(session).state().status()).isEqualTo(Charge.Status.SUCCEEDED);
  }

  @Test
  void anAuthorisationIsCapturedInPartOrReleased() {
    var link = shop.paymentLink(MUG.authorisedOnly());
    var session = shop.buy(link, "cid-1");
    assertThat(session.state().paymentStatus()).isEqualTo(PaymentStatus.UNPAID);

    var charge = shop.capture(shop.holds().paymentIntentOf(session), 1_200);
    assertThat(charge.state().captured()).isEqualTo(1_200);
    assertThat(shop.holds().session(session.id()).orElseThrow().state().paymentStatus())
        .isEqualTo(PaymentStatus.PAID);

    var released = shop.cancelPayment(shop.holds().paymentIntentOf(shop.buy(link, "cid-2")));
    assertThat(released.state().status()).isEqualTo(PaymentIntent.Status.CANCELED);
    assertThat(newEvents()).endsWith("payment_intent.canceled").doesNotContain("charge.refunded");
  }

  @Test
  void aSessionIsDeclinedAndThenAbandoned() {
    var session = shop.decline(shop.openSession(shop.paymentLink(MUG), "cid-1"));
    shop.expire(session);

    assertThat(newEvents())
        .containsExactly(
            "payment_link.created",
            "payment_intent.created",
            "charge.failed",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "checkout.session.expired");
    assertThatThrownBy(() -> shop.pay(session)).isInstanceOf(ActionRefused.class);
  }

  @Test
  void refundsAddUpAndAFailedOneIsUndone() {
    var charge = shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-1"));
    newEvents();

    var refund = shop.refund(charge, 500);
    assertThat(newEvents())
        .containsExactly(
            "refund.created", "charge.refunded", "refund.updated", "charge.refund.updated");
    shop.refundAll(charge);
    assertThat(shop.holds().charge(charge.id()).orElseThrow().fullyRefunded()).isTrue();
    assertThatThrownBy(() -> shop.refund(charge, 1)).isInstanceOf(ActionRefused.class);
    newEvents();

    shop.failRefund(refund);

    assertThat(newEvents())
        .containsExactly("refund.failed", "refund.updated", "charge.refund.updated");
    assertThat(shop.holds().charge(charge.id()).orElseThrow().state().refunded()).isEqualTo(1_500);
  }

  @Test
  void aCreditNoteBringsItsRefund() {
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    newEvents();

    shop.creditNote(shop.holds().invoiceOf(session), 300);

    assertThat(newEvents()).contains("refund.created", "credit_note.created");
    assertThat(shop.holds().chargeOf(session).state().refunded()).isEqualTo(300);
  }

  @Test
  void aDisputeWithdrawsTheMoneyAndAWonOneBringsItBack() {
    var charge = shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-1"));
    newEvents();

    var dispute = shop.dispute(charge);
    assertThat(newEvents())
        .containsExactly(
            "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.updated");

    shop.winDispute(dispute);
    assertThat(newEvents())
        .containsExactly("charge.dispute.closed", "charge.dispute.funds_reinstated");
  }

  @Test
  void anInquiryMovesNoMoneyUntilItBecomesADispute() {
    var charge = shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-1"));
    var inquiry = shop.inquire(charge);
    assertThat(inquiry.movements()).isEmpty();

    var dispute = shop.moveDispute(inquiry, "needs_response");
    assertThat(dispute.movements()).hasSize(1);

    assertThat(shop.moveDispute(dispute, "status_of_next_year").status())
        .isEqualTo("status_of_next_year");
  }

  @Test
  void aRenewalFailsAndIsPaidLater() {
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    var invoice = shop.failRenewal(shop.holds().subscriptionOf(session));
    assertThat(shop.holds().subscriptionOf(session).state().status())
        .isEqualTo(Subscription.Status.PAST_DUE);
    assertThat(newEvents()).contains("invoice.payment_failed");

    var paid = shop.collect(invoice);

    assertThat(paid.state().status()).isEqualTo(Invoice.Status.PAID);
    assertThat(shop.holds().subscriptionOf(session).state().status())
        .isEqualTo(Subscription.Status.ACTIVE);
  }

  @Test
  void anUnpaidInvoiceIsPaidElsewhereVoidedOrWrittenOff() {
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    var subscription = shop.holds().subscriptionOf(session);

    assertThat(shop.payElsewhere(shop.failRenewal(subscription)).state().paidElsewhere())
        .isEqualTo(1_500);
    assertThat(shop.voidInvoice(shop.failRenewal(subscription)).state().status())
        .isEqualTo(Invoice.Status.VOID);
    assertThat(shop.writeOff(shop.failRenewal(subscription)).state().status())
        .isEqualTo(Invoice.Status.UNCOLLECTIBLE);
    assertThat(newEvents()).contains("invoice.voided", "invoice.marked_uncollectible");
  }

  @Test
  void anUpgradeInvoicesTheDifference() {
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");

    var invoice = shop.upgrade(shop.holds().subscriptionOf(session), 4_000);

    assertThat(invoice.billingReason()).isEqualTo("subscription_update");
    assertThat(invoice.state().paid()).isEqualTo(2_500);
    assertThat(shop.renew(shop.holds().subscriptionOf(session)).state().paid()).isEqualTo(4_000);
  }

  /// The types of the events since the previous call, oldest first.
  private List<String> newEvents() {
    return shop.holds().events().reversed().stream()
        .filter(event -> reported.add(event.id()))
        .map(StripeEvent::type)
        .toList();
  }
}
