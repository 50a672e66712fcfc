package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.intent;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.List;

/// Money that comes.
final class SaleCases {
  static final List<Case> ROWS =
      List.of(
          when("A payment link is paid by card", session("completed", ""), charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… as a guest: without customer and invoice",
                  session("completed", "customer:null"),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… with an invoice of its own",
                  session("completed", "invoice:'in_1'"),
                  invoice("paid", "billing_reason:'manual', parent:null"),
                  invoicePayment(""),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "The charge was not seen, but its payment intent was",
                  session("completed", ""),
                  intent("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A delayed method is under way",
                  charge("pending", "status:'pending'"),
                  session("completed", "payment_status:'unpaid'"))
              .ends("nothing: NOT_PAID_YET")
              .with(
                  "pending:'REPORT'",
                  "ch_1 PENDING 49.00 EUR as sale, by click (PAYMENT_UNDER_WAY)"),
          when(
                  "… and succeeds",
                  charge("pending", "status:'pending'"),
                  session("completed", "payment_status:'unpaid'"),
                  session("async_payment_succeeded", ""),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with("pending:'REPORT'", "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and fails",
                  charge("pending", "status:'pending'"),
                  session("completed", "payment_status:'unpaid'"),
                  session("async_payment_failed", "payment_status:'unpaid'"),
                  charge("failed", "status:'failed', captured:false, amount_captured:0"))
              .ends("nothing: PAYMENT_FAILED")
              .with(
                  "pending:'REPORT'", "ch_1 REJECTED 49.00 EUR as sale, by click (PAYMENT_FAILED)"),
          when(
                  "A subscription begins: session and first invoice are one sale",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A trial begins",
                  subscriptionSession("payment_status:'no_payment_required', amount_total:0"),
                  invoice("paid", "amount_paid:0, amount_due:0, total:0"))
              .ends("nothing: NOTHING_PAID"),
          when(
                  "… and its first money comes",
                  subscriptionSession("payment_status:'no_payment_required', amount_total:0"),
                  invoice("paid", "amount_paid:0, amount_due:0, total:0"),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:4900, total:4900")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:4900, amount_captured:4900")
                      .onDay(30))
              .ends(
                  "nothing: NOTHING_PAID", "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "recurring:'OFF'",
                  "nothing: NOTHING_PAID",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A renewal is credited to the click of its subscription’s session",
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
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "An upgrade brings the difference",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:1500, total:1500, billing_reason:'subscription_update'")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:1500, amount_captured:1500")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 15.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A downgrade leaves a credit: an invoice over less than nothing",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_update', amount_paid:0, amount_due:0, total:-1500")
                      .onDay(3))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: NOTHING_PAID"),
          when(
                  "A coupon over the whole price",
                  session(
                      "completed",
                      "payment_status:'no_payment_required', amount_total:0, payment_intent:null"))
              .ends("nothing: NOTHING_PAID"),
          when(
                  "A renewal that credit pays",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:0, amount_due:0")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: NOTHING_PAID"),
          when(
                  "A card is only authorised",
                  session("completed", "payment_status:'unpaid'"),
                  charge("succeeded", "captured:false, amount_captured:0"))
              .ends("nothing: NOT_CAPTURED"),
          when(
                  "… and a part of it captured",
                  session("completed", "payment_status:'unpaid'"),
                  charge("succeeded", "captured:false, amount_captured:0"),
                  charge("captured", "amount_captured:3000"))
              .ends("ch_1 APPROVED 30.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and let go",
                  session("completed", "payment_status:'unpaid'"),
                  charge("succeeded", "captured:false, amount_captured:0"),
                  intent("canceled", "status:'canceled', amount_received:0"))
              .ends("nothing: PAYMENT_CANCELED"),
          when(
                  "A renewal is paid outside Stripe",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid_off_stripe:4900")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "in_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Two cards are declined before the third is taken",
                  charge("failed", "id:'ch_a', status:'failed', captured:false, amount_captured:0"),
                  charge("failed", "id:'ch_b', status:'failed', captured:false, amount_captured:0"),
                  session("completed", ""),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Two payments of one customer are two sales",
                  session("completed", ""),
                  charge("succeeded", ""),
                  session("completed", "id:'cs_2', payment_intent:'pi_2'"),
                  charge("succeeded", "id:'ch_2', payment_intent:'pi_2'"))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A currency without decimals",
                  session("completed", "currency:'jpy'"),
                  charge("succeeded", "currency:'jpy'"))
              .ends("ch_1 APPROVED 4900 JPY as sale, by click (MONEY_CAME)"),
          when(
                  "A currency with three decimals",
                  session("completed", "currency:'kwd'"),
                  charge("succeeded", "currency:'kwd'"))
              .ends("ch_1 APPROVED 4.900 KWD as sale, by click (MONEY_CAME)"));

  private SaleCases() {}
}
