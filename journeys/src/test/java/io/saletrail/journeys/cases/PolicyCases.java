package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The merchant's options. Those on partial refunds are among the refunds, those on pending
/// payments among the sales.
final class PolicyCases {
  private static final Map<String, String> OUT = Map.of("trackdesk", "false");
  private static final Offer TAXED = Offer.oneOff("Mug", 3_500, "eur").withTaxAndShipping(900, 500);

  static final List<Case> ROWS =
      List.of(
          when(
                  "Amounts with tax and shipping, or without",
                  shop -> shop.sell(TAXED),
                  StripePage.SESSION)
              .ends(sale("ch_1"))
              .with(
                  "includeTax:false",
                  "ch_1 APPROVED 40.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeShipping:false",
                  "ch_1 APPROVED 44.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false, includeShipping:false",
                  "ch_1 APPROVED 35.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A partial capture contains the same share of tax",
                  shop -> shop.account().capture(shop.authorised(TAXED), 2_450),
                  StripePage.SESSION,
                  StripePage.RELEASE)
              .with(
                  "includeTax:false",
                  "ch_1 APPROVED 20.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "Tax of 20 % on top of price and shipping: 100.00, 10.00, 22.00",
                  shop -> shop.sell(taxedShipping(2_200, 200, false)), StripePage.SESSION)
              .ends("ch_1 APPROVED 132.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false",
                  "ch_1 APPROVED 110.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeShipping:false",
                  "ch_1 APPROVED 120.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false, includeShipping:false",
                  "ch_1 APPROVED 100.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "Tax of 20 % within price and shipping: 100.00, 10.00, of them 18.33",
                  shop -> shop.sell(taxedShipping(1_833, 167, true)), StripePage.SESSION)
              .ends("ch_1 APPROVED 110.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false",
                  "ch_1 APPROVED 91.67 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeShipping:false",
                  "ch_1 APPROVED 100.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "includeTax:false, includeShipping:false",
                  "ch_1 APPROVED 83.34 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "Only shipping is paid",
                  shop -> shop.sell(Offer.oneOff("Gift", 0, "eur").withTaxAndShipping(0, 500)),
                  StripePage.SESSION)
              .ends("ch_1 APPROVED 5.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with("includeShipping:false", "nothing: ZERO_AMOUNT"),
          when(
                  "Which payments of a subscription are credited",
                  PolicyCases::threeMonths,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), sale("ch_2"), sale("ch_3"))
              .with(
                  "recurring:'OFF'",
                  sale("ch_1"),
                  "nothing: RENEWAL_NOT_CREDITED",
                  "nothing: RENEWAL_NOT_CREDITED")
              .with(
                  "recurring:'FIRST_N', recurringLimit:2",
                  sale("ch_1"),
                  sale("ch_2"),
                  "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "A conversion type for a product, which an invoice names",
                  shop -> shop.sell(CLUB),
                  StripePage.INVOICE)
              .with(
                  "productTypes:{prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (PAYMENT_SUCCEEDED)")
              .with("productTypes:{prod_9:'other'}", sale("ch_1")),
          when(
                  "… with several products the first in order of id applies",
                  PolicyCases::twoProducts,
                  StripePage.INVOICE,
                  StripePage.INVOICE_ITEMS)
              .with(
                  "productTypes:{prod_2:'book', prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 64.00 EUR as course, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "productTypes:{prod_2:'book'}",
                  sale("ch_1"),
                  "ch_2 APPROVED 64.00 EUR as book, by click (PAYMENT_SUCCEEDED)")
              // Until 2020 the line of an invoice item has no price and so no product.
              .but(
                  "productTypes:{prod_2:'book'}",
                  Versions.before(ApiVersion.OLD),
                  Source.ALL,
                  sale("ch_1"),
                  "ch_2 APPROVED 64.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… with more lines than an event contains: needs a look-up",
                  PolicyCases::elevenLines,
                  StripePage.INVOICE,
                  StripePage.INVOICE_ITEMS)
              .with("productTypes:{prod_9:'other'}", sale("ch_1"), "nothing: DETAILS_PENDING")
              .with(
                  "productTypes:{prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 59.00 EUR as course, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "… for a payment without an invoice: needs a look-up",
                  shop -> shop.sell(MUG),
                  StripePage.SESSION)
              .with("productTypes:{prod_1:'course'}", "nothing: DETAILS_PENDING"),
          when("… and looked up", shop -> shop.lookUp(shop.sell(MUG)), StripePage.SESSION)
              .with(
                  "productTypes:{prod_1:'course'}",
                  "ch_1 APPROVED 49.00 EUR as course, by click (PAYMENT_SUCCEEDED)")
              .with("productTypes:{prod_9:'other'}", sale("ch_1")),
          when("Test mode", shop -> shop.sell(MUG), StripePage.EVENTS)
              .with(ExpectedResult.TEST_MODE, "nothing: TEST_MODE")
              .with(
                  ExpectedResult.TEST_MODE + ", testMode:'DELIVER_AS_TEST'",
                  "ch_1 TEST 49.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A payment link is opted out, and so are its sessions",
                  shop -> shop.sell(MUG.withMetadata(OUT)),
                  StripePage.METADATA,
                  StripePage.SESSION)
              .ends("nothing: OPTED_OUT"),
          when(
                  "The payment intents of a payment link are opted out",
                  shop -> shop.sell(MUG.withPaymentMetadata(OUT)),
                  StripePage.METADATA,
                  StripePage.INTENT)
              .ends("nothing: OPTED_OUT"),
          when(
                  "A payment intent is opted out later: Stripe sends no event for it",
                  shop -> shop.account().describe(shop.intent(shop.sell(MUG)), OUT),
                  StripePage.METADATA,
                  StripePage.INTENT)
              .ends("nothing: OPTED_OUT")
              .endsBy(Set.of(Source.WEBHOOK), sale("ch_1")),
          when(
                  "A charge is opted out later: its event is not subscribed to",
                  shop -> shop.account().describe(shop.sold(MUG), OUT),
                  StripePage.METADATA,
                  StripePage.CHARGE)
              .ends("nothing: OPTED_OUT")
              .endsBy(Set.of(Source.WEBHOOK), sale("ch_1")),
          when(
                  "… and refunded in part: the refund’s event shows it",
                  PolicyCases::chargeOptedOutAndRefunded,
                  StripePage.METADATA,
                  StripePage.CHARGE)
              .ends("nothing: OPTED_OUT"),
          when(
                  "A customer is opted out",
                  PolicyCases::customerOptedOut,
                  StripePage.METADATA,
                  StripePage.EVENTS)
              .ends("nothing: OPTED_OUT"),
          when(
                  "… and in again",
                  shop -> customerToggled(shop, 1),
                  StripePage.METADATA,
                  StripePage.EVENTS)
              .ends(sale("ch_1")),
          when(
                  "… and out again",
                  PolicyCases::customerOutTwice,
                  StripePage.METADATA,
                  StripePage.EVENTS)
              .ends("nothing: OPTED_OUT"),
          when(
                  "… and in again for good",
                  shop -> customerToggled(shop, 2),
                  StripePage.METADATA,
                  StripePage.EVENTS)
              .ends(sale("ch_1")),
          when(
                  "A subscription is opted out, with all its payments",
                  PolicyCases::subscriptionOptedOut,
                  StripePage.METADATA,
                  StripePage.SUBSCRIPTION)
              .ends("nothing: OPTED_OUT", "nothing: OPTED_OUT"),
          when(
                  "The subscriptions of a payment link are opted out",
                  shop -> shop.renewal(shop.subscribed(CLUB.withSubscriptionMetadata(OUT))),
                  StripePage.METADATA,
                  StripePage.SUBSCRIPTION)
              .ends("nothing: OPTED_OUT", "nothing: OPTED_OUT"),
          when(
                  "One invoice is opted out",
                  PolicyCases::invoiceOptedOut,
                  StripePage.METADATA,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "nothing: OPTED_OUT"));

  private PolicyCases() {}

  private static Offer taxedShipping(long tax, long onShipping, boolean inclusive) {
    return Offer.oneOff("Chair", 10_000, "eur")
        .withTaxedShipping(tax, 1_000, onShipping, inclusive);
  }

  private static void threeMonths(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.renewal(subscription);
    shop.renewal(subscription);
  }

  private static void twoProducts(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var book = shop.link(Offer.oneOff("Book", 1_500, "eur"));
    shop.renewal(shop.account().addItem(subscription, book, 1_500));
  }

  private static void elevenLines(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var extra = shop.link(Offer.oneOff("Extra", 100, "eur"));
    for (var n = 0; n < 10; n++) {
      subscription = shop.account().addItem(subscription, extra, 100);
    }
    shop.renewal(subscription);
  }

  private static void chargeOptedOutAndRefunded(Shop shop) {
    var charge = shop.account().describe(shop.sold(MUG), OUT);
    shop.later(2).account().refund(charge, 1_000);
  }

  private static void customerOptedOut(Shop shop) {
    var session = shop.sell(MUG.withCustomer());
    var customer = shop.account().holds().customerOf(session);
    shop.later(1).account().describe(customer, OUT);
  }

  private static void customerToggled(Shop shop, int times) {
    var session = shop.sell(MUG.withCustomer());
    var customer = shop.account().holds().customerOf(session);
    for (var n = 0; n < times; n++) {
      shop.later(1).account().describe(customer, OUT);
      shop.later(1).account().describe(customer, Map.of());
    }
  }

  private static void customerOutTwice(Shop shop) {
    customerToggled(shop, 1);
    var session = shop.account().holds().sessions().getFirst();
    shop.later(1).account().describe(shop.account().holds().customerOf(session), OUT);
  }

  private static void subscriptionOptedOut(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.renewal(subscription);
    shop.later(1).account().describe(subscription, OUT);
  }

  private static void invoiceOptedOut(Shop shop) {
    shop.showing("in_2", "/metadata", "{trackdesk:'false'}");
    shop.renewal(shop.subscribed(CLUB));
  }
}
