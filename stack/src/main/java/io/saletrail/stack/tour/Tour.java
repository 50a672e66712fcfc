package io.saletrail.stack.tour;

import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.APPROVED;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.PENDING;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.REFUNDED;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.REJECTED;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One day of one merchant: a sale, a subscription with a renewal, a refund, a failed bank debit, a
/// cancellation, and a sale without a click. Each step waits until Trackdesk holds what it should.
public final class Tour implements AutoCloseable {

  public static final String ACCOUNT = "acct_demo";
  public static final String TENANT = "demo-shop";

  private static final String EURO = "eur";
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, EURO).withCode("tour-mug");
  private static final Offer CLUB = Offer.monthly("Coffee club", 1250, EURO).withCode("tour-club");

  private final LocalStack stack;
  private final StandInAccount shop;
  private final Lifecycle lifecycle;
  private final TourProgress progress;
  private final List<Expected> expected = new ArrayList<>();

  public Tour(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.shop = stack.stripe().account(ACCOUNT);
    this.lifecycle = Lifecycle.fromNowOn(stack.kafka());
    this.progress = new TourProgress(stack, terminal, shop, TENANT, lifecycle);
  }

  /// Plays all steps and returns what Trackdesk has to hold at the end.
  public List<Expected> play() {
    setUpMerchant();
    Expected mug = sale();
    Session membership = subscribe();
    renewal(membership);
    refund(mug);
    failedDebit();
    cancellation(membership);
    saleWithoutAnAffiliate();
    return List.copyOf(expected);
  }

  /// What Trackdesk holds now.
  public List<Expected> conversions() {
    return progress.conversions();
  }

  private void setUpMerchant() {
    progress.step("Setup: the merchant connects a Trackdesk tenant");
    new SettingsApi(stack)
        .register(ACCOUNT, TENANT, stack.trackdesk().token(TENANT), Map.of("pending", "REPORT"));
    progress.print("settings", ACCOUNT + " reports to the tenant " + TENANT);
    progress.print("", "pending payments are reported, too");
  }

  private Expected sale() {
    progress.step("Sale: a visitor from the affiliate Ada buys a mug");
    Click click = click("ada");
    Session session = shop.buy(shop.paymentLink(MUG), click.cid().toString());
    Expected sale = sold(shop.holds().chargeOf(session), click);
    progress.printStripeEvents();
    progress.expect(sale);
    return sale;
  }

  private Session subscribe() {
    progress.step("Subscription: a visitor from the affiliate Bob joins the coffee club");
    Click click = click("bob");
    Session session = shop.buy(shop.paymentLink(CLUB), click.cid().toString());
    Expected sale = sold(shop.holds().chargeOf(session), click);
    progress.printStripeEvents();
    progress.expect(sale);
    return session;
  }

  private void renewal(Session membership) {
    progress.step("Renewal: a month later the subscription renews");
    var invoice = shop.renew(shop.holds().subscriptionOf(membership));
    Charge charge = shop.holds().chargeOf(invoice);
    progress.print("Stripe", "charges the second payment, which carries no click id");
    var first = shop.holds().chargeOf(membership);
    var cid =
        expected.stream()
            .filter(one -> one.externalId().equals(first.id()))
            .findFirst()
            .orElseThrow()
            .cid();
    Expected sale = Expected.sale(charge.id(), APPROVED, charge.amount(), charge.currency(), cid);
    expected.add(sale);
    progress.printStripeEvents();
    progress.expect(sale);
  }

  private void refund(Expected mug) {
    progress.step("Refund: the mug is returned");
    shop.refundAll(shop.holds().charge(mug.externalId()).orElseThrow());
    progress.print("shop", "refunds " + mug.externalId() + " in full");
    progress.printStripeEvents();
    progress.expect(replace(mug, mug.now(REFUNDED)));
  }

  private void failedDebit() {
    progress.step("Delayed payment: a bank debit is started and fails");
    Click click = click("ada");
    Session session =
        shop.payLater(shop.openSession(shop.paymentLink(MUG), click.cid().toString()));
    Charge charge = shop.holds().chargeOf(session);
    Expected pending =
        Expected.sale(charge.id(), PENDING, charge.amount(), charge.currency(), click.cid());
    expected.add(pending);
    progress.printStripeEvents();
    progress.expect(pending);
    shop.failSettlement(session);
    progress.print("bank", "declines the debit");
    progress.printStripeEvents();
    progress.expect(replace(pending, pending.now(REJECTED)));
  }

  private void cancellation(Session membership) {
    progress.step("Cancellation: the subscription is cancelled");
    shop.cancelSubscription(shop.holds().subscriptionOf(membership));
    progress.printStripeEvents();
    progress.print("Saletrail", "changes nothing: past payments stay credited");
  }

  private void saleWithoutAnAffiliate() {
    progress.step("No affiliate: a buyer without a click buys a mug");
    Session session = shop.buy(shop.paymentLink(MUG), "");
    progress.print("shop", "opens the payment link without a click id");
    progress.printStripeEvents();
    progress.expectNotCredited(shop.holds().chargeOf(session).id(), NotCreditedReason.NO_CLICK);
  }

  private Click click(String affiliate) {
    Click click = stack.trackdesk().click(TENANT, affiliate);
    progress.print("visitor", "comes through " + affiliate + ", click " + click.cid());
    return click;
  }

  private Expected sold(Charge charge, Click click) {
    progress.print("shop", "opens the payment link with client_reference_id=" + click.cid());
    Expected sale =
        Expected.sale(charge.id(), APPROVED, charge.amount(), charge.currency(), click.cid());
    expected.add(sale);
    return sale;
  }

  private Expected replace(Expected before, Expected after) {
    expected.set(expected.indexOf(before), after);
    return after;
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
