package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.canceledOnDay;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.dispute;
import static io.saletrail.journeys.cases.StripeTells.intent;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.refund;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.List;

/// Money that goes back.
final class ReversalCases {
  static final List<Case> ROWS =
      List.of(
          when(
                  "A refund of everything",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:4900"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A refund is asked for and not made yet",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'pending', amount:4900"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A refund succeeds and fails weeks later: the money is the merchant’s again",
                  session("completed", ""),
                  charge("succeeded", ""),
                  charge("refunded", "amount_refunded:4900"),
                  refund("created", "status:'pending', amount:4900"),
                  refund("updated", "status:'succeeded', amount:4900"),
                  refund("failed", "status:'failed', amount:4900").onDay(20))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)"),
          when(
                  "A refund is called off",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'pending', amount:4900"),
                  refund("updated", "status:'canceled', amount:4900"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A refund of a part",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:1500"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 ON_HOLD 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~3400 APPROVED 34.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and of another",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:1500"),
                  refund("created", "id:'re_2', status:'succeeded', amount:1000"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 ON_HOLD 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~3400 REFUNDED 34.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~2400 APPROVED 24.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and of the rest",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:1500"),
                  refund("created", "id:'re_2', status:'succeeded', amount:3400"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A refund of a part fails after all",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:1500"),
                  refund("failed", "status:'failed', amount:1500").onDay(9))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (REFUND_FAILED)"),
          when(
                  "A refund of which only the charge tells",
                  session("completed", ""),
                  charge("succeeded", ""),
                  charge("refunded", "amount_refunded:4900"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A refund by credit note comes as a refund, and counts once",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:4900"),
                  charge("refunded", "amount_refunded:4900"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A refund that names only the payment intent",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "charge:null"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A dispute is opened",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("created", "status:'needs_response', amount:4900"))
              .ends("ch_1 ON_HOLD 49.00 EUR as sale, by click (DISPUTE_OPENED)"),
          when(
                  "… and looked at",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("created", "status:'needs_response', amount:4900"),
                  dispute("updated", "status:'under_review', amount:4900"))
              .ends("ch_1 ON_HOLD 49.00 EUR as sale, by click (DISPUTE_OPENED)"),
          when(
                  "… and won",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("created", "status:'needs_response', amount:4900"),
                  dispute("closed", "status:'won', amount:4900"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (DISPUTE_WON)"),
          when(
                  "… and lost",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("created", "status:'needs_response', amount:4900"),
                  dispute("closed", "status:'lost', amount:4900"))
              .ends("ch_1 REJECTED 49.00 EUR as sale, by click (DISPUTE_LOST)"),
          when(
                  "An inquiry moves no money",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("created", "status:'warning_needs_response', amount:4900"),
                  dispute("closed", "status:'warning_closed', amount:4900"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A dispute in a status of tomorrow is an open one",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("updated", "status:'in_mediation', amount:4900"))
              .ends("ch_1 ON_HOLD 49.00 EUR as sale, by click (DISPUTE_OPENED)"),
          when(
                  "A dispute over a part is lost",
                  session("completed", ""),
                  charge("succeeded", ""),
                  dispute("closed", "status:'lost', amount:1500"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "partialRefunds:'REFUND'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'HOLD'",
                  "ch_1 ON_HOLD 49.00 EUR as sale, by click (REFUNDED_IN_PART)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_PART)",
                  "ch_1~3400 APPROVED 34.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A refund of a part, and a lost dispute over the whole: no more than the sale goes back",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:1500"),
                  dispute("closed", "status:'lost', amount:4900"))
              .ends("ch_1 REJECTED 49.00 EUR as sale, by click (DISPUTE_LOST)")
              .with(
                  "partialRefunds:'REPLACE'",
                  "ch_1 REJECTED 49.00 EUR as sale, by click (DISPUTE_LOST)"),
          when(
                  "Two refunds over more than the sale",
                  session("completed", ""),
                  charge("succeeded", ""),
                  refund("created", "status:'succeeded', amount:3000"),
                  refund("created", "id:'re_2', status:'succeeded', amount:3000"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A payment is cancelled before money came",
                  session("expired", "status:'expired', payment_status:'unpaid'"),
                  intent("canceled", "status:'canceled', amount_received:0"))
              .ends("nothing: PAYMENT_CANCELED"),
          when(
                  "A subscription is cancelled: what came stays",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:4900, total:4900")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:4900, amount_captured:4900")
                      .onDay(30),
                  canceledOnDay(40))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… within the merchant’s window",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  canceledOnDay(10))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "cancellationWindowDays:14",
                  "ch_1 REJECTED 49.00 EUR as sale, by click (SUBSCRIPTION_CANCELED_EARLY)")
              .with(
                  "cancellationWindowDays:7",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and refunded: the money has the better reason",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  canceledOnDay(10),
                  refund("created", "status:'succeeded', amount:4900").onDay(11))
              .with(
                  "cancellationWindowDays:14",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A renewal is refunded; the first payment stays",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:4900, total:4900")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:4900, amount_captured:4900")
                      .onDay(30),
                  refund("created", "charge:'ch_2', payment_intent:'pi_2'").onDay(31))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "A renewal’s invoice is voided",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "voided",
                          "id:'in_2', status:'void', billing_reason:'subscription_cycle', amount_paid:0")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: PAYMENT_CANCELED"),
          when(
                  "A renewal’s invoice is given up as uncollectible",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "marked_uncollectible",
                          "id:'in_2', status:'uncollectible', billing_reason:'subscription_cycle', amount_paid:0")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: PAYMENT_FAILED"));

  private ReversalCases() {}
}
