package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.CID;
import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import java.util.List;

/// Click, then promotion code, then e-mail address.
final class AttributionCases {
  private static final String BY_CODE = "attributeByPromotionCode:true";
  private static final String BY_ADDRESS = "attributeByEmail:true";
  private static final String BY_BOTH = BY_CODE + ", " + BY_ADDRESS;
  private static final String TO_ADA =
      "ch_1 APPROVED 44.10 EUR as sale, by code ADA10 (PAYMENT_SUCCEEDED)";
  private static final String TO_BEA =
      "ch_1 APPROVED 49.00 EUR as sale, by address bea@example.com (PAYMENT_SUCCEEDED)";
  private static final String TO_BEA_REDUCED =
      "ch_1 APPROVED 44.10 EUR as sale, by address bea@example.com (PAYMENT_SUCCEEDED)";

  static final List<Case> ROWS =
      List.of(
          when(
                  "A click has precedence",
                  shop -> shop.lookUp(withCode(shop, MUG, CID)),
                  StripePage.URL_PARAMETERS,
                  StripePage.DISCOUNTS)
              .ends("ch_1 APPROVED 44.10 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(BY_BOTH, "ch_1 APPROVED 44.10 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A promotion code without a click",
                  shop -> shop.lookUp(withCode(shop, MUG, "")),
                  StripePage.SESSION,
                  StripePage.DISCOUNTS)
              .ends("nothing: NO_CLICK")
              .with(BY_CODE, TO_ADA)
              .with(BY_ADDRESS, TO_BEA_REDUCED)
              .with(BY_BOTH, TO_ADA),
          when(
                  "… that was not looked up yet: events contain only its id, or nothing",
                  shop -> withCode(shop, MUG, ""),
                  StripePage.SESSION,
                  StripePage.DISCOUNTS)
              .ends("nothing: NO_CLICK")
              .with(BY_CODE, "nothing: DETAILS_PENDING")
              .with(BY_BOTH, "nothing: DETAILS_PENDING"),
          when(
                  "A discount without a code",
                  AttributionCases::couponWithoutCode,
                  StripePage.SESSION,
                  StripePage.DISCOUNTS)
              .with(BY_CODE, "nothing: NO_CLICK")
              .with(BY_BOTH, TO_BEA_REDUCED),
          when(
                  "A trial with a promotion code, and its first payment",
                  shop -> trialWithCode(shop, false),
                  StripePage.TRIALS,
                  StripePage.DISCOUNTS)
              .ends("nothing: ZERO_AMOUNT", "nothing: NO_CLICK")
              .with(BY_CODE, "nothing: ZERO_AMOUNT", "nothing: DETAILS_PENDING")
              .with(BY_BOTH, "nothing: ZERO_AMOUNT", "nothing: DETAILS_PENDING"),
          when(
                  "… after the code was looked up",
                  shop -> trialWithCode(shop, true),
                  StripePage.TRIALS,
                  StripePage.DISCOUNTS)
              .with(BY_CODE, "nothing: ZERO_AMOUNT", TO_ADA)
              .with(BY_BOTH, "nothing: ZERO_AMOUNT", TO_ADA),
          when("No click and no discount", shop -> shop.pay(shop.open(MUG, "")), StripePage.SESSION)
              .ends("nothing: NO_CLICK")
              .with(BY_CODE, "nothing: NO_CLICK")
              .with(BY_ADDRESS, TO_BEA),
          when(
                  "No click, no discount, no e-mail address",
                  AttributionCases::withoutAddress,
                  StripePage.SESSION)
              .with(BY_BOTH, "nothing: NO_CLICK"),
          when(
                  "Case and spaces do not change an e-mail address",
                  shop -> shop.account().pay(shop.open(MUG, ""), " Bea@Example.COM"),
                  StripePage.SESSION)
              .with(BY_ADDRESS, TO_BEA),
          when(
                  "A reference of the merchant’s own: the sale is not credited",
                  shop -> shop.pay(shop.open(MUG, "order-77")),
                  StripePage.URL_PARAMETERS)
              .ends("nothing: MERCHANT_REFERENCE")
              .with(BY_BOTH, "nothing: MERCHANT_REFERENCE"),
          when(
                  "A renewal has the credit of its subscription’s session",
                  AttributionCases::renewalWithoutClick,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SESSION)
              .ends("nothing: NO_CLICK", "nothing: NO_CLICK")
              .with(
                  BY_ADDRESS,
                  TO_BEA,
                  "ch_2 APPROVED 49.00 EUR as sale, by address bea@example.com (PAYMENT_SUCCEEDED)"),
          when(
                  "A recovered session without the reference of the one that expired",
                  shop -> SaleCases.recovered(shop, false),
                  StripePage.RECOVERY,
                  StripePage.SESSION)
              .ends(sale("ch_1")));

  private AttributionCases() {}

  private static Session withCode(Shop shop, Offer offer, String reference) {
    var session = shop.open(offer.withPromotion("ADA10", 10), reference);
    return shop.pay(shop.account().applyPromotion(session, "ADA10"));
  }

  private static void couponWithoutCode(Shop shop) {
    shop.showing("checkout.session", "/discounts/0/promotion_code", "null");
    shop.lookUp(withCode(shop, MUG, ""));
  }

  private static void trialWithCode(Shop shop, boolean lookedUp) {
    var session = withCode(shop, CLUB.withTrial(14), "");
    if (lookedUp) {
      shop.lookUp(session);
    }
    shop.later(14).account().renew(shop.subscription(session));
  }

  private static void withoutAddress(Shop shop) {
    shop.showing("checkout.session", "/customer_details", "null");
    shop.pay(shop.open(MUG, ""));
  }

  private static void renewalWithoutClick(Shop shop) {
    shop.renewal(shop.subscription(shop.pay(shop.open(CLUB, ""))));
  }
}
