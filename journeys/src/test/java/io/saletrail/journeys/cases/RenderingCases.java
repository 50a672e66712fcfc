package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.intent;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.refund;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.List;

/// An event keeps the API version it was made with; all of them arrive.
final class RenderingCases {
  static final List<Case> ROWS =
      List.of(
          when(
                  "Before basil the invoice names its payment",
                  subscriptionSession(""),
                  invoice(
                      "paid",
                      "parent:null, subscription:'sub_1', payment_intent:'pi_1', charge:'ch_1', paid:true"),
                  charge("succeeded", "invoice:'in_1'"),
                  invoice(
                          "paid",
                          "id:'in_2', parent:null, subscription:'sub_1', payment_intent:'pi_2', charge:'ch_2', billing_reason:'subscription_cycle'")
                      .onDay(30),
                  charge("succeeded", "id:'ch_2', payment_intent:'pi_2', invoice:'in_2'").onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "The first payment before basil, the renewal after it",
                  subscriptionSession(""),
                  invoice(
                      "paid",
                      "parent:null, subscription:'sub_1', payment_intent:'pi_1', charge:'ch_1', paid:true"),
                  charge("succeeded", "invoice:'in_1'"),
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
                  "One invoice in both renderings: from a webhook and from a poll",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                      "paid",
                      "parent:null, subscription:'sub_1', payment_intent:'pi_1', charge:'ch_1', paid:true"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Up to 2022-08-01 the charges stand in their payment intent",
                  session("completed", ""),
                  intent(
                      "succeeded",
                      "latest_charge:null, charges:{data:[{id:'ch_1', object:'charge', status:'succeeded', captured:true, amount:4900, amount_refunded:0, currency:'eur', payment_intent:'pi_1', created:1790000000}]}"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and the refunds in their charge",
                  session("completed", ""),
                  charge(
                      "refunded",
                      "amount_refunded:4900, refunds:{data:[{id:'re_1', object:'refund', status:'succeeded', amount:4900, currency:'eur', charge:'ch_1', created:1790000000}]}"))
              .ends("ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "Up to 2021 a session has no status",
                  session("completed", "status:null"),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Objects that stand expanded",
                  session(
                      "completed",
                      "payment_intent:{id:'pi_1', object:'payment_intent', status:'succeeded', amount:4900, amount_received:4900, currency:'eur', latest_charge:{id:'ch_1', object:'charge', status:'succeeded', captured:true, amount:4900, amount_refunded:0, currency:'eur', payment_intent:'pi_1', created:1790000000}}"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Statuses, fields and types of tomorrow",
                  session("completed", ""),
                  charge("succeeded", ""),
                  charge("reimagined", "shine:{colour:'green'}"),
                  refund("updated", "status:'on_its_way'"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"));

  private RenderingCases() {}
}
