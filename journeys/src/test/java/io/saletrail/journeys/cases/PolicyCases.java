package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.customer;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.lookedUp;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscription;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.List;

/// What a merchant may choose. Partial refunds stand with the money that goes back.
final class PolicyCases {
  static final List<Case> ROWS =
      List.of(
          when(
                  "Amounts with tax and shipping, or without",
                  session("completed", "total_details:{amount_tax:900, amount_shipping:500}"),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with("includeTax:false", "ch_1 APPROVED 40.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "includeShipping:false", "ch_1 APPROVED 44.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "includeTax:false, includeShipping:false",
                  "ch_1 APPROVED 35.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Of a part that was captured, the same part is tax",
                  session("completed", "total_details:{amount_tax:900, amount_shipping:500}"),
                  charge("captured", "amount_captured:2450"))
              .with("includeTax:false", "ch_1 APPROVED 20.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Which payments of a subscription are credited",
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
                  invoice(
                          "paid",
                          "id:'in_3', billing_reason:'subscription_cycle', amount_paid:4900, total:4900")
                      .onDay(60),
                  invoicePayment("id:'inpay_3', invoice:'in_3', payment:{payment_intent:'pi_3'}")
                      .onDay(60),
                  charge(
                          "succeeded",
                          "id:'ch_3', payment_intent:'pi_3', amount:4900, amount_captured:4900")
                      .onDay(60))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_3 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "recurring:'OFF'",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: RENEWAL_NOT_CREDITED",
                  "nothing: RENEWAL_NOT_CREDITED")
              .with(
                  "recurring:'FIRST_N', recurringLimit:2",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)",
                  "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "Conversion types for first payments and renewals",
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
              .with(
                  "firstPaymentType:'signup', renewalType:'renewal'",
                  "ch_1 APPROVED 49.00 EUR as signup, by click (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as renewal, by click (MONEY_CAME)"),
          when(
                  "A conversion type for a product, which an invoice names",
                  subscriptionSession(""),
                  invoice("paid", "lines:{data:[{pricing:{price_details:{product:'prod_1'}}}]}"),
                  invoicePayment(""),
                  charge("succeeded", ""))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "productTypes:{prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (MONEY_CAME)")
              .with(
                  "productTypes:{prod_9:'other'}",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "… and of a payment without invoice only Stripe can tell",
                  session("completed", ""),
                  charge("succeeded", ""))
              .with("productTypes:{prod_1:'course'}", "nothing: DETAILS_AWAITED"),
          when(
                  "… which it is asked for",
                  session("completed", ""),
                  charge("succeeded", ""),
                  lookedUp("line_items:{data:[{price:{product:'prod_1'}}]}"))
              .with(
                  "productTypes:{prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (MONEY_CAME)")
              .with(
                  "productTypes:{prod_9:'other'}",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "Of several products the first in order of id decides",
                  session("completed", ""),
                  charge("succeeded", ""),
                  lookedUp(
                      "line_items:{data:[{price:{product:'prod_2'}}, {price:{product:'prod_1'}}]}"))
              .with(
                  "productTypes:{prod_2:'book', prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (MONEY_CAME)"),
          when("Test mode", session("completed", ""), charge("succeeded", ""))
              .with("in Stripe's test mode", "nothing: TEST_MODE")
              .with(
                  "in Stripe's test mode, testMode:'DELIVER_AS_TEST'",
                  "ch_1 TEST 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A customer is taken out of the programme",
                  session("completed", ""),
                  charge("succeeded", ""),
                  customer("updated", "metadata:{trackdesk:'false'}"))
              .ends("nothing: OPTED_OUT"),
          when(
                  "… and taken in again",
                  customer("created", "metadata:{trackdesk:'false'}"),
                  session("completed", ""),
                  charge("succeeded", ""),
                  customer("updated", "metadata:{}"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "A session is taken out, or the payment link that opened it",
                  session("completed", "metadata:{trackdesk:'false'}"),
                  charge("succeeded", ""))
              .ends("nothing: OPTED_OUT"),
          when(
                  "A subscription is taken out, with all its payments",
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
                  subscription("updated", "metadata:{trackdesk:'false'}").onDay(31))
              .ends("nothing: OPTED_OUT", "nothing: OPTED_OUT"),
          when(
                  "One invoice is taken out",
                  subscriptionSession(""),
                  invoice("paid", ""),
                  invoicePayment(""),
                  charge("succeeded", ""),
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:4900, total:4900, metadata:{trackdesk:'false'}")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:4900, amount_captured:4900")
                      .onDay(30))
              .ends(
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)", "nothing: OPTED_OUT"));

  private PolicyCases() {}
}
