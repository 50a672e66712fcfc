package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.lookedUp;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.List;

/// Click, then promotion code, then address.
final class AttributionCases {
  static final List<Case> ROWS =
      List.of(
          when(
                  "A click goes first",
                  session("completed", "total_details:{amount_discount:500}"),
                  charge("succeeded", ""),
                  lookedUp(
                      "total_details:{amount_discount:500}, discounts:[{promotion_code:{id:'promo_1', code:'ADA10'}}]"))
              .ends("ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)")
              .with(
                  "attributeByPromotionCode:true, attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by click (MONEY_CAME)"),
          when(
                  "No click, and a promotion code",
                  session(
                      "completed", "client_reference_id:null, total_details:{amount_discount:500}"),
                  charge("succeeded", ""),
                  lookedUp(
                      "client_reference_id:null, total_details:{amount_discount:500}, discounts:[{promotion_code:{id:'promo_1', code:'ADA10'}}]"))
              .ends("nothing: NO_CLICK")
              .with(
                  "attributeByPromotionCode:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by code ADA10 (MONEY_CAME)")
              .with(
                  "attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)")
              .with(
                  "attributeByPromotionCode:true, attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by code ADA10 (MONEY_CAME)"),
          when(
                  "… that was not read yet: events hold only its id",
                  session(
                      "completed",
                      "client_reference_id:null, total_details:{amount_discount:500}, discounts:[{promotion_code:'promo_1'}]"),
                  charge("succeeded", ""))
              .ends("nothing: NO_CLICK")
              .with("attributeByPromotionCode:true", "nothing: DETAILS_AWAITED")
              .with(
                  "attributeByPromotionCode:true, attributeByEmail:true",
                  "nothing: DETAILS_AWAITED"),
          when(
                  "A discount that came without a code",
                  session(
                      "completed", "client_reference_id:null, total_details:{amount_discount:500}"),
                  charge("succeeded", ""),
                  lookedUp(
                      "client_reference_id:null, total_details:{amount_discount:500}, discounts:[{coupon:'co_1', promotion_code:null}]"))
              .with("attributeByPromotionCode:true", "nothing: NO_CLICK")
              .with(
                  "attributeByPromotionCode:true, attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)"),
          when(
                  "No click and no discount",
                  session("completed", "client_reference_id:null"),
                  charge("succeeded", ""))
              .ends("nothing: NO_CLICK")
              .with("attributeByPromotionCode:true", "nothing: NO_CLICK")
              .with(
                  "attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)"),
          when(
                  "No click, no discount, no address",
                  session("completed", "client_reference_id:null, customer_details:null"),
                  charge("succeeded", ""))
              .with("attributeByPromotionCode:true, attributeByEmail:true", "nothing: NO_CLICK"),
          when(
                  "A reference of the merchant’s own leaves the sale alone",
                  session("completed", "client_reference_id:'order-77'"),
                  charge("succeeded", ""))
              .ends("nothing: FOREIGN_REFERENCE")
              .with(
                  "attributeByPromotionCode:true, attributeByEmail:true",
                  "nothing: FOREIGN_REFERENCE"),
          when(
                  "A renewal has the credit of its subscription’s session",
                  subscriptionSession("client_reference_id:null"),
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
              .ends("nothing: NO_CLICK", "nothing: NO_CLICK")
              .with(
                  "attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)",
                  "ch_2 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)"),
          when(
                  "Capitals and blanks make no other address",
                  session(
                      "completed",
                      "client_reference_id:null, customer_details:{email:' Bea@Example.COM'}"),
                  charge("succeeded", ""))
              .with(
                  "attributeByEmail:true",
                  "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (MONEY_CAME)"));

  private AttributionCases() {}
}
