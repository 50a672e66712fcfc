package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.actions.DisputeTerms;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.stream.Stream;

/// Refunds, credit notes and disputes.
final class ReversalCases {
  private static final String REFUND = "partialRefunds:'REFUND'";
  private static final String HOLD = "partialRefunds:'HOLD'";
  private static final String REPLACE = "partialRefunds:'REPLACE'";
  private static final String REFUNDED =
      "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)";
  private static final String IN_PART =
      "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)";
  private static final String HELD_IN_PART =
      "ch_1 ON_HOLD 49.00 EUR as sale, by click (REFUNDED_IN_PART)";
  private static final String ON_HOLD = "ch_1 ON_HOLD 49.00 EUR as sale, by click (DISPUTE_OPENED)";
  private static final String LOST = "ch_1 REJECTED 49.00 EUR as sale, by click (DISPUTE_LOST)";
  private static final String FAILED = "ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)";

  static final List<Case> ROWS =
      List.of(
          when(
                  "A full refund",
                  shop -> shop.account().refundAll(shop.sold(MUG)),
                  StripePage.REFUND,
                  StripePage.REFUNDS_IN_CHARGE)
              .ends(REFUNDED),
          when(
                  "A refund is pending",
                  shop -> shop.account().beginRefund(shop.sold(MUG), 4_900),
                  StripePage.REFUND)
              .ends(sale("ch_1")),
          when("… and the refund succeeds", ReversalCases::refundMade, StripePage.REFUND)
              .ends(REFUNDED),
          when(
                  "A refund fails weeks later: the funds return to the merchant",
                  ReversalCases::refundFails,
                  StripePage.REFUND,
                  StripePage.REFUNDS)
              .ends(FAILED),
          when(
                  "… and is repeated, and only the charge’s webhook arrives",
                  ReversalCases::refundedAgainUnseen,
                  StripePage.REFUND,
                  StripePage.CHARGE)
              .ends(REFUNDED),
          inPart(
              when(
                  "A partial refund",
                  shop -> shop.account().refund(shop.sold(MUG), 1_500),
                  StripePage.REFUND,
                  StripePage.REFUNDS_IN_CHARGE),
              "ch_1~3400 APPROVED 34.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          inPart(
              when(
                  "… and another",
                  shop -> refunds(shop, 1_500, 1_000),
                  StripePage.REFUND,
                  StripePage.REFUNDS_IN_CHARGE),
              "ch_1~3400 REFUNDED 34.00 EUR as sale, by click (REFUNDED_IN_PART)",
              "ch_1~2400 APPROVED 24.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and the remainder",
                  shop -> refunds(shop, 1_500, 3_400),
                  StripePage.REFUND,
                  StripePage.REFUNDS_IN_CHARGE)
              .ends(REFUNDED)
              .with(REFUND, REFUNDED)
              .with(HOLD, REFUNDED)
              .with(REPLACE, REFUNDED),
          when(
                  "A partial refund fails later",
                  ReversalCases::partFails,
                  StripePage.REFUND,
                  StripePage.REFUNDS)
              .ends(FAILED)
              .with(REFUND, FAILED)
              .with(HOLD, FAILED)
              .with(REPLACE, FAILED),
          when(
                  "A refund of which only the charge’s webhook arrives",
                  shop -> shop.account().refundAll(refundsLost(shop).sold(MUG)),
                  StripePage.CHARGE,
                  StripePage.REFUNDS_IN_CHARGE)
              .ends(REFUNDED),
          when(
                  "A refund that names only the payment intent, after two declined cards",
                  ReversalCases::refundWithoutCharge,
                  StripePage.REFUND)
              .ends("ch_3 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "An old refund without a status",
                  shop ->
                      shop.showing("refund", "/status", "null").account().refundAll(shop.sold(MUG)),
                  StripePage.REFUND)
              .ends(REFUNDED),
          when(
                  "A refund by credit note has a refund object, and counts once",
                  ReversalCases::creditNote,
                  StripePage.CREDIT_NOTE,
                  StripePage.REFUND)
              .ends(sale("ch_1"), "ch_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A payment outside Stripe is refunded outside Stripe",
                  shop -> creditOutOfBand(shop, 4_900),
                  StripePage.CREDIT_NOTE,
                  StripePage.INVOICE_PAYMENT)
              .ends(sale("ch_1"), "in_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "… in part",
                  shop -> creditOutOfBand(shop, 1_500),
                  StripePage.CREDIT_NOTE,
                  StripePage.INVOICE_PAYMENT)
              .ends(sale("ch_1"), sale("in_2"))
              .with(
                  REFUND,
                  sale("ch_1"),
                  "in_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  HOLD, sale("ch_1"), "in_2 ON_HOLD 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  REPLACE,
                  sale("ch_1"),
                  "in_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "in_2~3400 APPROVED 34.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A payment by card and outside Stripe is refunded outside Stripe: the latter first",
                  ReversalCases::creditOverBoth,
                  StripePage.CREDIT_NOTE,
                  StripePage.INVOICE_PAYMENT)
              .in(Versions.SINCE_BASIL)
              .ends(
                  sale("ch_1"),
                  "ch_2 APPROVED 19.00 EUR as sale, by click (PAYMENT_SUCCEEDED)",
                  "in_2 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_FULL)")
              .with(
                  REPLACE,
                  sale("ch_1"),
                  "ch_2 REFUNDED 19.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_2~900 APPROVED 9.00 EUR as sale, by click (PAYMENT_SUCCEEDED)",
                  "in_2 REFUNDED 30.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A renewal is refunded; the first payment stays",
                  ReversalCases::renewalRefunded,
                  StripePage.REFUND,
                  StripePage.SUBSCRIPTIONS)
              .ends(sale("ch_1"), "ch_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A dispute is opened",
                  shop -> shop.account().dispute(shop.sold(MUG)),
                  StripePage.DISPUTE,
                  StripePage.DISPUTES)
              .ends(ON_HOLD),
          when("… and under review", ReversalCases::underReview, StripePage.DISPUTE).ends(ON_HOLD),
          when("… and gets an unknown status", ReversalCases::unknownStatus, StripePage.DISPUTE)
              .ends(ON_HOLD),
          when("… and won", ReversalCases::won, StripePage.DISPUTE, StripePage.DISPUTES)
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (DISPUTE_WON)"),
          when(
                  "… and lost",
                  shop -> lost(shop, MUG, DisputeTerms.over(4_900)),
                  StripePage.DISPUTE,
                  StripePage.DISPUTES)
              .ends(LOST),
          lostInWhole(
              when(
                  "… and lost, over slightly less because exchange rates changed",
                  shop -> lost(shop, MUG, DisputeTerms.over(4_887)),
                  StripePage.DISPUTE),
              LOST),
          lostInWhole(
              when(
                  "… and lost, in an account whose balance has another currency",
                  shop -> lost(shop, MUG, DisputeTerms.over(4_900).settledIn("usd", 5_310)),
                  StripePage.DISPUTE),
              LOST),
          lostInWhole(
              when(
                  "… and lost, for a payment in yen",
                  ReversalCases::lostInYen,
                  StripePage.DISPUTE,
                  StripePage.CURRENCIES),
              "ch_1 REJECTED 10000 JPY as sale, by click (DISPUTE_LOST)"),
          inPart(
              when(
                  "… and lost, for a part",
                  shop -> lost(shop, MUG, DisputeTerms.over(1_500)),
                  StripePage.DISPUTE),
              "ch_1~3400 APPROVED 34.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and lost, and two thirds are reinstated",
                  ReversalCases::reinstatedInPart,
                  StripePage.DISPUTE,
                  StripePage.EVENTS)
              .ends("ch_1 APPROVED 90.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(REFUND, "ch_1 REFUNDED 90.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(HOLD, "ch_1 ON_HOLD 90.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  REPLACE,
                  "ch_1 REFUNDED 90.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~6000 APPROVED 60.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… and lost, and everything is reinstated",
                  ReversalCases::reinstated,
                  StripePage.DISPUTE,
                  StripePage.EVENTS)
              .ends(sale("ch_1")),
          when(
                  "A partial refund, and a lost dispute over the remainder",
                  ReversalCases::refundAndDispute,
                  StripePage.REFUND,
                  StripePage.DISPUTE)
              .ends(LOST)
              .with(REPLACE, LOST),
          when(
                  "An inquiry: no funds move",
                  shop -> shop.account().inquire(shop.sold(MUG)),
                  StripePage.DISPUTE,
                  StripePage.DISPUTES)
              .ends(sale("ch_1")),
          when("… and is closed", ReversalCases::inquiryClosed, StripePage.DISPUTE)
              .ends(sale("ch_1")),
          when("… and becomes a dispute", ReversalCases::escalated, StripePage.DISPUTE)
              .ends(ON_HOLD),
          inPart(
              when(
                      "… and is closed after a partial refund: a former status",
                      ReversalCases::chargeRefunded,
                      StripePage.DISPUTE,
                      StripePage.REFUND)
                  .in(Versions.before(ApiVersion.OF_2024)),
              "ch_1~3400 APPROVED 34.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A dispute is prevented by a block",
                  shop -> prevented(shop, "block"),
                  StripePage.PREVENTIONS,
                  StripePage.DISPUTE)
              .in(Versions.since(ApiVersion.of("2025-08-27.basil")))
              .ends(sale("ch_1")),
          when(
                  "… or by a resolution: the network refunds the buyer",
                  shop -> prevented(shop, "resolution"),
                  StripePage.PREVENTIONS,
                  StripePage.DISPUTE)
              .in(Versions.since(ApiVersion.of("2025-08-27.basil")))
              .ends(LOST));

  private ReversalCases() {}

  /// The results of a partial reversal, under each policy.
  private static Case inPart(Case row, String... rest) {
    return row.ends(sale("ch_1"))
        .with(REFUND, IN_PART)
        .with(HOLD, HELD_IN_PART)
        .with(REPLACE, Stream.concat(Stream.of(IN_PART), Stream.of(rest)).toArray(String[]::new));
  }

  private static Case lostInWhole(Case row, String end) {
    return row.ends(end).with(REFUND, end).with(HOLD, end).with(REPLACE, end);
  }

  private static void refundMade(Shop shop) {
    var refund = shop.account().beginRefund(shop.sold(MUG), 4_900);
    shop.later(2).account().succeedRefund(refund);
  }

  private static void refundFails(Shop shop) {
    var refund = shop.account().refundAll(shop.sold(MUG));
    shop.later(20).account().failRefund(refund);
  }

  private static void refundedAgainUnseen(Shop shop) {
    var charge = shop.sold(MUG);
    var refund = shop.account().refundAll(charge);
    shop.later(20).account().failRefund(refund);
    shop.later(2).losing("refund.created", "refund.updated").account().refundAll(charge);
  }

  private static void refunds(Shop shop, long first, long second) {
    var charge = shop.sold(MUG);
    shop.later(1).account().refund(charge, first);
    shop.later(1).account().refund(charge, second);
  }

  private static void partFails(Shop shop) {
    var refund = shop.account().refund(shop.sold(MUG), 1_500);
    shop.later(9).account().failRefund(refund);
  }

  private static Shop refundsLost(Shop shop) {
    return shop.losing("refund.created", "refund.updated");
  }

  private static void refundWithoutCharge(Shop shop) {
    shop.showing("refund", "/charge", "null").losing("charge.refunded");
    var declined = shop.account().decline(shop.open(MUG));
    var again = shop.minutesLater().account().decline(declined);
    shop.minutesLater().account().refundAll(shop.charge(shop.pay(again)));
  }

  private static void creditNote(Shop shop) {
    var invoice = shop.renewal(shop.subscribed(CLUB));
    shop.later(2).account().creditNote(invoice, 4_900);
  }

  private static void creditOutOfBand(Shop shop, long amount) {
    var invoice = shop.account().payElsewhere(shop.openRenewal(shop.subscribed(CLUB)));
    shop.later(2).account().creditOutOfBand(invoice, amount);
  }

  private static void creditOverBoth(Shop shop) {
    var part = shop.account().collectPart(shop.openRenewal(shop.subscribed(CLUB)), 1_900);
    var invoice = shop.account().payElsewhere(part);
    shop.later(2).account().creditOutOfBand(invoice, 4_000);
  }

  private static void renewalRefunded(Shop shop) {
    var invoice = shop.renewal(shop.subscribed(CLUB));
    shop.later(1).account().refundAll(shop.account().holds().chargeOf(invoice));
  }

  private static void underReview(Shop shop) {
    var dispute = shop.account().dispute(shop.sold(MUG));
    shop.later(3).account().moveDispute(dispute, "under_review");
  }

  private static void unknownStatus(Shop shop) {
    var dispute = shop.account().dispute(shop.sold(MUG));
    shop.later(3).account().moveDispute(dispute, "in_mediation");
  }

  private static void won(Shop shop) {
    var dispute = shop.account().dispute(shop.sold(MUG));
    shop.later(60).account().winDispute(dispute);
  }

  private static void lost(Shop shop, Offer offer, DisputeTerms terms) {
    var dispute = shop.account().dispute(shop.sold(offer), terms);
    shop.later(60).account().loseDispute(dispute);
  }

  private static void prevented(Shop shop, String caseType) {
    shop.account().dispute(shop.sold(MUG), DisputeTerms.prevented(4_900, caseType));
  }

  private static void lostInYen(Shop shop) {
    var terms = DisputeTerms.over(10_000).settledIn("usd", 6_500);
    lost(shop, Offer.oneOff("Mug", 10_000, "jpy"), terms);
  }

  private static void reinstatedInPart(Shop shop) {
    var charge = shop.sold(Offer.oneOff("Chair", 9_000, "eur"));
    var dispute = shop.account().dispute(charge);
    var lost = shop.later(60).account().loseDispute(dispute);
    shop.later(9).account().reinstate(lost, 6_000);
  }

  private static void reinstated(Shop shop) {
    var dispute = shop.account().dispute(shop.sold(MUG));
    var lost = shop.later(60).account().loseDispute(dispute);
    shop.later(9).account().reinstate(lost, 4_900);
  }

  private static void refundAndDispute(Shop shop) {
    var charge = shop.sold(MUG);
    shop.later(1).account().refund(charge, 1_500);
    var dispute = shop.later(1).account().dispute(charge, 3_400);
    shop.later(60).account().loseDispute(dispute);
  }

  private static void inquiryClosed(Shop shop) {
    var inquiry = shop.account().inquire(shop.sold(MUG));
    shop.later(30).account().closeDispute(inquiry, "warning_closed", 0);
  }

  private static void escalated(Shop shop) {
    var inquiry = shop.account().inquire(shop.sold(MUG));
    shop.later(20).account().moveDispute(inquiry, "needs_response");
  }

  private static void chargeRefunded(Shop shop) {
    var charge = shop.sold(MUG);
    var inquiry = shop.account().inquire(charge);
    shop.later(2).account().refund(charge, 1_500);
    shop.account().closeDispute(inquiry, "charge_refunded", 0);
  }
}
