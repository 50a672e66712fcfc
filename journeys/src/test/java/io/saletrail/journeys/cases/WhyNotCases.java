package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Set;

/// Missing details, and every other reason for no conversion.
final class WhyNotCases {
  private static final Set<Source> WEBHOOK = Set.of(Source.WEBHOOK);

  static final List<Case> ROWS =
      List.of(
          when(
                  "The webhook of a session is lost: polls recover it",
                  shop -> shop.losing("checkout.session.completed").sell(MUG),
                  StripePage.SESSION,
                  StripePage.EVENTS)
              .ends(sale("ch_1"))
              .endsBy(WEBHOOK, "nothing: SESSION_MISSING"),
          when(
                  "The webhook of a charge is lost: polls recover it",
                  shop -> shop.losing("charge.succeeded").sell(MUG),
                  StripePage.SESSION,
                  StripePage.CHARGE)
              .ends(sale("ch_1"))
              .endsBy(WEBHOOK, "nothing: CHARGE_MISSING"),
          when(
                  "Only the webhook of a refund arrives",
                  WhyNotCases::onlyARefund,
                  StripePage.REFUND,
                  StripePage.EVENTS)
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)")
              .endsBy(WEBHOOK, "nothing: CHARGE_MISSING"),
          when(
                  "A renewal of a subscription from before the connection",
                  WhyNotCases::renewalSeenLate,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE)
              .ends("nothing: SESSION_MISSING"),
          when(
                  "… and looked up, with the first payment",
                  WhyNotCases::renewalLookedUp,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SESSION)
              .ends(sale("ch_1"), sale("ch_2")),
          when(
                  "A subscription created by API, without a session",
                  shop -> byApi(shop, false),
                  StripePage.SUBSCRIPTION,
                  StripePage.INVOICE)
              .ends("nothing: SESSION_MISSING"),
          when(
                  "… and looked up: there is no session",
                  shop -> byApi(shop, true),
                  StripePage.SUBSCRIPTION,
                  StripePage.INVOICE)
              .ends("nothing: NOT_FROM_CHECKOUT"),
          when(
                  "A session expires",
                  shop -> shop.account().expire(shop.open(MUG)),
                  StripePage.SESSION,
                  StripePage.EVENTS)
              .ends("nothing: SESSION_EXPIRED")
              // Its payment intent existed from the start, and is cancelled with it.
              .but(
                  "", Versions.before(ApiVersion.OF_2022), Source.ALL, "nothing: PAYMENT_CANCELED"),
          when(
                  "A card is declined, and the buyer gives up",
                  shop -> shop.account().decline(shop.open(MUG)),
                  StripePage.LIFECYCLE,
                  StripePage.LATEST_CHARGE)
              .ends("nothing: PAYMENT_FAILED"),
          when(
                  "… and the session expires",
                  WhyNotCases::declinedAndExpired,
                  StripePage.LIFECYCLE,
                  StripePage.SESSION)
              .ends("nothing: PAYMENT_CANCELED"),
          when(
                  "A session only saves a card",
                  shop -> shop.sell(MUG.savingACard()),
                  StripePage.SETUP,
                  StripePage.SESSION)
              .ends("nothing: ZERO_AMOUNT"));

  private WhyNotCases() {}

  private static void onlyARefund(Shop shop) {
    shop.losing("checkout.session.completed", "charge.succeeded", "charge.refunded");
    shop.account().refundAll(shop.sold(MUG));
  }

  private static void renewalSeenLate(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.later(10).connect().renewal(subscription);
  }

  private static void renewalLookedUp(Shop shop) {
    var session = shop.sell(CLUB);
    shop.later(10).connect().renewal(shop.subscription(session));
    shop.lookUp(shop.intent(session));
  }

  private static void byApi(Shop shop, boolean asked) {
    var session = shop.sell(MUG.withCustomer());
    var customer = shop.account().holds().customerOf(session);
    var subscription = shop.later(10).connect().account().subscribe(customer, shop.link(CLUB));
    if (asked) {
      shop.lookUpFindsNoSession(subscription);
    }
  }

  private static void declinedAndExpired(Shop shop) {
    var declined = shop.account().decline(shop.open(MUG));
    shop.later(1).account().expire(declined);
  }
}
