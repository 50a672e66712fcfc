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

/// One merchant's day: a sale, a subscription with its renewal, a refund, a payment that falls
/// through, and a buyer whom nobody sent. Each step waits until Trackdesk holds what it should.
public final class Tour implements AutoCloseable {

  public static final String ACCOUNT = "acct_demo";
  public static final String TENANT = "demo-shop";

  private static final String EURO = "eur";
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, EURO).withCode("tour-mug");
  private static final Offer CLUB = Offer.monthly("Coffee club", 1250, EURO).withCode("tour-club");

  private final LocalStack house;
  private final StandInAccount shop;
  private final Lifecycle lifecycle;
  private final Stage stage;
  private final List<Expected> expected = new ArrayList<>();

  public Tour(LocalStack house, Terminal screen) {
    this.house = house;
    this.shop = house.stripe().account(ACCOUNT);
    this.lifecycle = Lifecycle.fromNowOn(house.kafka());
    this.stage = new Stage(house, screen, shop, TENANT, lifecycle);
  }

  /// Plays it all and returns what Trackdesk has to hold because of it.
  public List<Expected> play() {
    setUpTheMerchant();
    Expected mug = saleThroughAnAffiliate();
    Session membership = subscription();
    renewal(membership);
    refund(mug);
    paymentThatFallsThrough();
    cancellation(membership);
    saleWithoutAnAffiliate();
    return List.copyOf(expected);
  }

  /// What Trackdesk holds now.
  public List<Expected> held() {
    return stage.held();
  }

  private void setUpTheMerchant() {
    stage.chapter("The merchant connects a Trackdesk tenant");
    new SettingsApi(house)
        .register(ACCOUNT, TENANT, house.trackdesk().token(TENANT), Map.of("pending", "REPORT"));
    stage.tell("settings", ACCOUNT + " reports to the tenant " + TENANT);
    stage.tell("", "pending payments are reported too");
  }

  private Expected saleThroughAnAffiliate() {
    stage.chapter("Ada's reader buys a mug");
    Click click = click("ada");
    Session session = shop.buy(shop.paymentLink(MUG), click.cid().toString());
    Expected sale = sold(shop.holds().chargeOf(session), click);
    stage.tellWhatStripeSent();
    stage.expect(sale);
    return sale;
  }

  private Session subscription() {
    stage.chapter("Bob's listener joins the coffee club");
    Click click = click("bob");
    Session session = shop.buy(shop.paymentLink(CLUB), click.cid().toString());
    Expected sale = sold(shop.holds().chargeOf(session), click);
    stage.tellWhatStripeSent();
    stage.expect(sale);
    return session;
  }

  private void renewal(Session membership) {
    stage.chapter("A month later the membership renews");
    var invoice = shop.renew(shop.holds().subscriptionOf(membership));
    Charge charge = shop.holds().chargeOf(invoice);
    stage.tell("Stripe", "takes the second payment, which knows nothing of the click");
    var first = shop.holds().chargeOf(membership);
    var cid =
        expected.stream()
            .filter(one -> one.externalId().equals(first.id()))
            .findFirst()
            .orElseThrow()
            .cid();
    Expected sale = Expected.sale(charge.id(), APPROVED, charge.amount(), charge.currency(), cid);
    expected.add(sale);
    stage.tellWhatStripeSent();
    stage.expect(sale);
  }

  private void refund(Expected mug) {
    stage.chapter("The mug comes back");
    shop.refundAll(shop.holds().charge(mug.externalId()).orElseThrow());
    stage.tell("shop", "refunds " + mug.externalId() + " in full");
    stage.tellWhatStripeSent();
    stage.expect(replace(mug, mug.now(REFUNDED)));
  }

  private void paymentThatFallsThrough() {
    stage.chapter("A bank debit is begun, and falls through");
    Click click = click("ada");
    Session session =
        shop.payLater(shop.openSession(shop.paymentLink(MUG), click.cid().toString()));
    Charge charge = shop.holds().chargeOf(session);
    Expected pending =
        Expected.sale(charge.id(), PENDING, charge.amount(), charge.currency(), click.cid());
    expected.add(pending);
    stage.tellWhatStripeSent();
    stage.expect(pending);
    shop.failSettlement(session);
    stage.tell("bank", "turns the debit down");
    stage.tellWhatStripeSent();
    stage.expect(replace(pending, pending.now(REJECTED)));
  }

  private void cancellation(Session membership) {
    stage.chapter("The membership is cancelled");
    shop.cancelSubscription(shop.holds().subscriptionOf(membership));
    stage.tellWhatStripeSent();
    stage.tell("Saletrail", "moves nothing: what was paid stays paid");
  }

  private void saleWithoutAnAffiliate() {
    stage.chapter("Somebody whom nobody sent buys a mug");
    Session session = shop.buy(shop.paymentLink(MUG), "");
    stage.tell("shop", "opens the payment link without a click id");
    stage.tellWhatStripeSent();
    stage.expectSetAside(shop.holds().chargeOf(session).id(), NotCreditedReason.NO_CLICK);
  }

  private Click click(String affiliate) {
    Click click = house.trackdesk().click(TENANT, affiliate);
    stage.tell("visitor", "comes through " + affiliate + ", click " + click.cid());
    return click;
  }

  private Expected sold(Charge charge, Click click) {
    stage.tell("shop", "opens the payment link with client_reference_id=" + click.cid());
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
