package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.objects.Offer;
import java.util.List;
import java.util.stream.Stream;

/// One sale per option. The console uses it to explain the option's effect.
///
/// @param option the option's name
/// @param sale the facts, in one sentence
/// @param choices the settings, by the label on the page
/// @param scenario the same at Stripe
record OptionCases(String option, String sale, List<Choice> choices, Scenario scenario) {

  /// @param value as shown on the page
  /// @param policy in the notation of [Case]
  record Choice(String value, String policy) {}

  static final List<OptionCases> ALL =
      List.of(
          new OptionCases(
              "includeTax",
              "119.00 EUR sale, including 19.00 EUR tax:",
              yesOrNo("includeTax"),
              shop -> shop.sell(Offer.oneOff("Chair", 10_000, "eur").withTaxAndShipping(1_900, 0))),
          new OptionCases(
              "includeShipping",
              "50.00 EUR sale, including 5.00 EUR shipping:",
              yesOrNo("includeShipping"),
              shop -> shop.sell(Offer.oneOff("Mug", 4_500, "eur").withTaxAndShipping(0, 500))),
          new OptionCases(
              "partialRefunds",
              "50.00 EUR sale, 10.00 EUR refunded:",
              oneOf("partialRefunds", "KEEP", "REFUND", "REPLACE", "HOLD"),
              shop -> shop.account().refund(shop.sold(Offer.oneOff("Mug", 5_000, "eur")), 1_000)),
          new OptionCases(
              "recurring",
              "49.00 EUR monthly subscription, 3 payments (first few: 2):",
              List.of(
                  new Choice("ON", "recurring:'ON'"),
                  new Choice("FIRST_N", "recurring:'FIRST_N', recurringLimit:2"),
                  new Choice("OFF", "recurring:'OFF'")),
              shop -> months(shop, 3)),
          new OptionCases(
              "recurringLimit",
              "The same subscription with “Credit the first few”:",
              limits(1, 2, 3),
              shop -> months(shop, 3)),
          new OptionCases(
              "cancellationWindowDays",
              "49.00 EUR subscription, cancelled on day 10:",
              Stream.of(0, 7, 14)
                  .map(days -> new Choice(days.toString(), "cancellationWindowDays:" + days))
                  .toList(),
              OptionCases::canceledOnTheTenthDay),
          new OptionCases(
              "pending",
              "49.00 EUR bank debit, not settled yet:",
              oneOf("pending", "WAIT", "REPORT"),
              shop -> shop.payLater(shop.open(MUG))),
          new OptionCases(
              "testMode",
              "49.00 EUR sale in test mode:",
              Stream.of("OFF", "DELIVER_AS_TEST")
                  .map(
                      value ->
                          new Choice(
                              value, ExpectedResult.TEST_MODE + ", testMode:'" + value + "'"))
                  .toList(),
              shop -> shop.sell(MUG)),
          new OptionCases(
              "attributeByPromotionCode",
              "49.00 EUR sale without a click, with promotion code ADA10:",
              yesOrNo("attributeByPromotionCode"),
              OptionCases::soldWithCode),
          new OptionCases(
              "attributeByEmail",
              "49.00 EUR sale without a click or promotion code, buyer bea@example.com:",
              yesOrNo("attributeByEmail"),
              shop -> shop.pay(shop.open(MUG, ""))),
          new OptionCases(
              "firstPaymentType",
              "49.00 EUR sale:",
              oneOf("firstPaymentType", "sale", "lead"),
              shop -> shop.sell(MUG)),
          new OptionCases(
              "renewalType",
              "49.00 EUR monthly subscription, 2 payments:",
              oneOf("renewalType", "sale", "renewal"),
              shop -> months(shop, 2)),
          new OptionCases(
              "productTypes",
              "49.00 EUR sale of product prod_123:",
              List.of(
                  new Choice("prod_123 = course", "productTypes:{prod_123:'course'}"),
                  new Choice("prod_999 = course", "productTypes:{prod_999:'course'}")),
              OptionCases::soldCourse));

  private static List<Choice> yesOrNo(String option) {
    return Stream.of("true", "false")
        .map(value -> new Choice(value, option + ":" + value))
        .toList();
  }

  private static List<Choice> limits(Integer... limits) {
    return Stream.of(limits)
        .map(limit -> new Choice("" + limit, "recurring:'FIRST_N', recurringLimit:" + limit))
        .toList();
  }

  private static List<Choice> oneOf(String option, String... values) {
    return Stream.of(values)
        .map(value -> new Choice(value, "%s:'%s'".formatted(option, value)))
        .toList();
  }

  /// A subscription with this number of monthly payments.
  private static void months(Shop shop, int times) {
    var subscription = shop.subscribed(CLUB);
    for (var time = 1; time < times; time++) {
      shop.renewal(subscription);
    }
  }

  private static void canceledOnTheTenthDay(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.later(10).account().cancelSubscription(subscription);
  }

  private static void soldWithCode(Shop shop) {
    var offer = Offer.oneOff("Mug", 7_000, "eur").withPromotion("ADA10", 30);
    shop.lookUp(shop.pay(shop.account().applyPromotion(shop.open(offer, ""), "ADA10")));
  }

  private static void soldCourse(Shop shop) {
    shop.showing("price", "/product", "'prod_123'");
    shop.lookUp(shop.sell(Offer.oneOff("Course", 4_900, "eur")));
  }
}
