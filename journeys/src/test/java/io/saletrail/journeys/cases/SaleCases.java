package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Set;

/// One-off payments that succeed, immediately or later.
final class SaleCases {
  private static final String REPORTED = "pending:'REPORT'";

  static final List<Case> ROWS =
      List.of(
          when(
                  "A payment link is paid by card, by a guest",
                  shop -> shop.sell(MUG),
                  StripePage.FULFILMENT,
                  StripePage.URL_PARAMETERS)
              .ends(sale("ch_1")),
          when(
                  "… by a customer",
                  shop -> shop.sell(MUG.withCustomer()),
                  StripePage.SESSION,
                  StripePage.CHARGE)
              .ends(sale("ch_1")),
          when(
                  "… with an invoice of its own",
                  shop -> shop.sell(MUG.withInvoice()),
                  StripePage.RECEIPTS,
                  StripePage.INVOICE,
                  StripePage.INVOICE_PAYMENT)
              .ends(sale("ch_1")),
          when(
                  "Two payments are two sales",
                  SaleCases::twoPayments,
                  StripePage.FULFILMENT,
                  StripePage.CHARGE)
              .ends(sale("ch_1"), sale("ch_2")),
          when(
                  "A currency without decimals",
                  shop -> shop.sell(Offer.oneOff("Mug", 4_900, "jpy")),
                  StripePage.CURRENCIES)
              .ends("ch_1 APPROVED 4900 JPY as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A currency without decimals that Stripe sends in hundredths",
                  shop ->
                      shop.sell(Offer.oneOff("Mug", 400_000, "isk").withTaxAndShipping(90_000, 0)),
                  StripePage.CURRENCIES)
              .ends("ch_1 APPROVED 4900 ISK as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false",
                  "ch_1 APPROVED 4000 ISK as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A currency with three decimals",
                  shop -> shop.sell(Offer.oneOff("Mug", 4_900, "kwd")),
                  StripePage.CURRENCIES)
              .ends("ch_1 APPROVED 4.900 KWD as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "Two cards are declined before the third is accepted",
                  SaleCases::thirdCard,
                  StripePage.LIFECYCLE,
                  StripePage.LATEST_CHARGE)
              .ends(sale("ch_3"))
              .with(REPORTED, sale("ch_3")),
          when(
                  "A bank debit is processing",
                  shop -> shop.payLater(shop.open(MUG)),
                  StripePage.SEPA,
                  StripePage.FULFILMENT)
              .ends("nothing: NOT_PAID_YET")
              .with(REPORTED, "py_1 PENDING 49.00 EUR as sale, by click (PAYMENT_PROCESSING)"),
          when("… and succeeds", SaleCases::debitSucceeds, StripePage.SEPA, StripePage.FULFILMENT)
              .ends(sale("py_1"))
              .with(REPORTED, sale("py_1")),
          when("… and fails", SaleCases::debitFails, StripePage.SEPA, StripePage.LIFECYCLE)
              .ends("nothing: PAYMENT_FAILED")
              .with(REPORTED, "py_1 REJECTED 49.00 EUR as sale, by click (PAYMENT_FAILED)"),
          when(
                  "… and is cancelled",
                  SaleCases::debitCanceled,
                  StripePage.CANCEL_INTENT,
                  StripePage.LIFECYCLE)
              .ends("nothing: PAYMENT_CANCELED")
              .with(REPORTED, "py_1 REJECTED 49.00 EUR as sale, by click (PAYMENT_CANCELED)"),
          when(
                  "A card is declined, then a bank debit is processing",
                  SaleCases::debitFollowsDecline,
                  StripePage.LIFECYCLE,
                  StripePage.SEPA)
              .ends("nothing: NOT_PAID_YET")
              .with(REPORTED, "py_1 PENDING 49.00 EUR as sale, by click (PAYMENT_PROCESSING)"),
          when(
                  "… and succeeds: the declined card is no conversion",
                  SaleCases::debitAfterDecline,
                  StripePage.LIFECYCLE,
                  StripePage.SEPA)
              .ends(sale("py_1"))
              .with(REPORTED, sale("py_1")),
          when("A coupon of 100 %", SaleCases::free, StripePage.SESSION, StripePage.DISCOUNTS)
              .ends("nothing: ZERO_AMOUNT"),
          when(
                  "A session expires, and the buyer completes its copy",
                  shop -> recovered(shop, true),
                  StripePage.RECOVERY,
                  StripePage.SESSION)
              .ends(sale("ch_1")),
          when(
                  "A card is only authorised",
                  shop -> shop.authorised(MUG),
                  StripePage.HOLD,
                  StripePage.CHARGE)
              .ends("nothing: NOT_CAPTURED"),
          when(
                  "… and all of it captured",
                  shop -> captured(shop, 4_900),
                  StripePage.HOLD,
                  StripePage.RELEASE)
              .ends(sale("ch_1")),
          kept(
              when(
                  "… and less than half of it captured: no refund",
                  shop -> captured(shop, 2_000),
                  StripePage.HOLD,
                  StripePage.RELEASE),
              "ch_1 APPROVED 20.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          kept(
              when(
                  "… and more than half of it captured",
                  shop -> captured(shop, 3_000),
                  StripePage.HOLD,
                  StripePage.RELEASE),
              "ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and partly refunded",
                  shop -> capturedAndRefunded(shop, 1_000),
                  StripePage.HOLD,
                  StripePage.RELEASE,
                  StripePage.REFUND)
              .ends("ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 ON_HOLD 30.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~2000 APPROVED 20.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and refunded by as much as was not captured",
                  shop -> capturedAndRefunded(shop, 1_900),
                  StripePage.HOLD,
                  StripePage.RELEASE,
                  StripePage.REFUND)
              .ends("ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 ON_HOLD 30.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~1100 APPROVED 11.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          kept(
              when(
                  "… and fully refunded",
                  shop -> capturedAndRefunded(shop, 3_000),
                  StripePage.HOLD,
                  StripePage.RELEASE,
                  StripePage.REFUND),
              "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          kept(
              when(
                      "… and a part captured by a request in a newer version: no refund",
                      shop -> capturedBy(shop, ApiVersion.DAHLIA),
                      StripePage.RELEASE,
                      StripePage.REQUEST_VERSION)
                  .in(Versions.BEFORE_BASIL),
              "ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and 19.00 refunded, as much as was not captured",
                  shop -> refundedAfter(shop, ApiVersion.DAHLIA),
                  StripePage.RELEASE,
                  StripePage.REQUEST_VERSION)
              .in(Versions.BEFORE_BASIL)
              .ends("ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~1100 APPROVED 11.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          kept(
              when(
                      "… and a part captured by a request in an older version: a refund",
                      shop -> capturedBy(shop, ApiVersion.OF_2024),
                      StripePage.RELEASE,
                      StripePage.REQUEST_VERSION)
                  .in(Versions.SINCE_BASIL),
              "ch_1 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and a first part of it captured, with more to come",
                  shop -> shop.account().capturePart(shop.authorised(MUG), 2_000),
                  StripePage.MULTICAPTURE)
              .ends("ch_1 APPROVED 20.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when("… and the remainder captured", SaleCases::capturedTwice, StripePage.MULTICAPTURE)
              .ends(sale("ch_1")),
          when(
                  "… and released",
                  shop -> shop.account().cancelPayment(shop.later(shop.authorised(MUG), 2)),
                  StripePage.HOLD,
                  StripePage.RELEASE,
                  StripePage.CANCEL_INTENT)
              .ends("nothing: PAYMENT_CANCELED"),
          when(
                  "… and released, and the webhook of its payment intent is lost",
                  SaleCases::releasedUnseen,
                  StripePage.HOLD,
                  StripePage.RELEASE)
              .ends("nothing: PAYMENT_CANCELED")
              .but("", Versions.SINCE_BASIL, Set.of(Source.WEBHOOK), "nothing: NOT_CAPTURED"),
          when(
                  "… and expires",
                  shop -> shop.account().expireAuthorisation(shop.later(shop.authorised(MUG), 2)),
                  StripePage.HOLD,
                  StripePage.RELEASE)
              .ends("nothing: PAYMENT_CANCELED"),
          when(
                  "The account moves to a newer version while a bank debit is processing",
                  SaleCases::upgradedMeanwhile,
                  StripePage.VERSIONS,
                  StripePage.SEPA)
              .in(Versions.BEFORE_BASIL)
              .ends(sale("py_1"))
              .with(REPORTED, sale("py_1")));

  private SaleCases() {}

  /// The same result for every policy on partial refunds.
  private static Case kept(Case row, String end) {
    return row.ends(end)
        .with("partialRefunds:'REFUND'", end)
        .with("partialRefunds:'HOLD'", end)
        .with("partialRefunds:'REPLACE'", end);
  }

  private static void twoPayments(Shop shop) {
    shop.sell(MUG.withCustomer());
    shop.later(1).sell(MUG.withCustomer());
  }

  private static void thirdCard(Shop shop) {
    var declined = shop.account().decline(shop.open(MUG));
    var again = shop.minutesLater().account().decline(declined);
    shop.minutesLater().pay(again);
  }

  private static void debitSucceeds(Shop shop) {
    var session = shop.payLater(shop.open(MUG));
    shop.later(6).account().settle(session);
  }

  private static void debitFails(Shop shop) {
    var session = shop.payLater(shop.open(MUG));
    shop.later(6).account().failSettlement(session);
  }

  private static void debitCanceled(Shop shop) {
    var session = shop.payLater(shop.open(MUG));
    shop.later(1).account().cancelPayment(shop.intent(session));
  }

  private static Session debitFollowsDecline(Shop shop) {
    var declined = shop.account().decline(shop.open(MUG));
    return shop.minutesLater().payLater(declined);
  }

  private static void debitAfterDecline(Shop shop) {
    var session = debitFollowsDecline(shop);
    shop.later(6).account().settle(session);
  }

  private static void free(Shop shop) {
    var session = shop.open(MUG.withPromotion("GIFT", 100));
    shop.pay(shop.account().applyPromotion(session, "GIFT"));
  }

  static void recovered(Shop shop, boolean withReference) {
    var session = shop.open(MUG.withRecovery());
    var expired = shop.later(1).account().expire(session);
    shop.pay(shop.later(1).account().recover(expired, withReference));
  }

  private static void captured(Shop shop, long amount) {
    var intent = shop.authorised(MUG);
    shop.later(2).account().capture(intent, amount);
  }

  private static void capturedAndRefunded(Shop shop, long refunded) {
    var intent = shop.authorised(MUG);
    var charge = shop.later(2).account().capture(intent, 3_000);
    shop.later(3).account().refund(charge, refunded);
  }

  private static Charge capturedBy(Shop shop, ApiVersion version) {
    var intent = shop.authorised(MUG);
    return shop.later(2).account().requestedIn(version).capture(intent, 3_000);
  }

  private static void refundedAfter(Shop shop, ApiVersion version) {
    var charge = capturedBy(shop, version);
    shop.later(3).account().refund(charge, 1_900);
  }

  private static void capturedTwice(Shop shop) {
    var intent = shop.authorised(MUG);
    shop.later(2).account().capturePart(intent, 2_000);
    shop.later(2).account().capture(intent, 2_900);
  }

  private static void releasedUnseen(Shop shop) {
    var intent = shop.losing("payment_intent.canceled").authorised(MUG);
    shop.later(2).account().cancelPayment(intent);
  }

  private static void upgradedMeanwhile(Shop shop) {
    var session = shop.payLater(shop.open(MUG));
    shop.account().rendering(ApiVersion.DAHLIA);
    shop.later(6).account().settle(session);
  }
}
