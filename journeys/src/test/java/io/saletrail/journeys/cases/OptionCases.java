package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.StripeTells.canceledOnDay;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.lookedUp;
import static io.saletrail.journeys.cases.StripeTells.session;
import static io.saletrail.journeys.cases.StripeTells.subscriptionSession;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A sale for each option, by which the console explains what the option does.
///
/// @param option the option's name
/// @param sale what happened, in a sentence
/// @param choices what to set, by the value that the page shows
/// @param events the same in Stripe's words
record OptionCases(String option, String sale, List<Choice> choices, List<StripeTells> events) {

  /// @param value as the page shows it
  /// @param policy as the table of cases writes it
  record Choice(String value, String policy) {}

  private static final String NO_CLICK = "client_reference_id:null";
  private static final String ADAS_CODE =
      NO_CLICK
          + ", total_details:{amount_discount:500},"
          + " discounts:[{promotion_code:{id:'promo_1', code:'ADA10'}}]";

  static final List<OptionCases> ALL =
      List.of(
          sale(
              "includeTax",
              "A sale of 119.00 EUR, 19.00 EUR of it tax:",
              yesOrNo("includeTax"),
              session("completed", "amount_total:11900, total_details:{amount_tax:1900}"),
              charge("succeeded", "amount:11900, amount_captured:11900")),
          sale(
              "includeShipping",
              "A sale of 50.00 EUR, 5.00 EUR of it shipping:",
              yesOrNo("includeShipping"),
              session("completed", "amount_total:5000, total_details:{amount_shipping:500}"),
              charge("succeeded", "amount:5000, amount_captured:5000")),
          sale(
              "partialRefunds",
              "A sale of 50.00 EUR, of which 10.00 EUR are given back:",
              oneOf("partialRefunds", "KEEP", "REFUND", "REPLACE", "HOLD"),
              session("completed", "amount_total:5000"),
              charge("succeeded", "amount:5000, amount_captured:5000"),
              StripeTells.refund("created", "amount:1000")),
          sale(
              "recurring",
              "A subscription of 49.00 EUR a month, paid three times (the first few"
                  + " are two here):",
              List.of(
                  new Choice("ON", "recurring:'ON'"),
                  new Choice("FIRST_N", "recurring:'FIRST_N', recurringLimit:2"),
                  new Choice("OFF", "recurring:'OFF'")),
              months(3)),
          sale(
              "recurringLimit",
              "The same subscription, credited the first few times:",
              Stream.of(1, 2, 3)
                  .map(
                      limit ->
                          new Choice(
                              limit.toString(), "recurring:'FIRST_N', recurringLimit:" + limit))
                  .toList(),
              months(3)),
          sale(
              "cancellationWindowDays",
              "A subscription of 49.00 EUR that is cancelled on its tenth day:",
              Stream.of(0, 7, 14)
                  .map(days -> new Choice(days.toString(), "cancellationWindowDays:" + days))
                  .toList(),
              Stream.concat(Stream.of(months(1)), Stream.of(canceledOnDay(10)))
                  .toArray(StripeTells[]::new)),
          sale(
              "pending",
              "A bank debit of 49.00 EUR that has not settled yet:",
              oneOf("pending", "WAIT", "REPORT"),
              session("completed", "payment_status:'unpaid'"),
              charge("pending", "status:'pending'")),
          sale(
              "testMode",
              "A sale of 49.00 EUR with a test card:",
              Stream.of("OFF", "DELIVER_AS_TEST")
                  .map(value -> new Choice(value, Ends.TEST_MODE + ", testMode:'" + value + "'"))
                  .toList(),
              session("completed", ""),
              charge("succeeded", "")),
          sale(
              "attributeByPromotionCode",
              "A sale of 49.00 EUR without a click, paid with the code ADA10:",
              yesOrNo("attributeByPromotionCode"),
              session("completed", NO_CLICK + ", total_details:{amount_discount:500}"),
              charge("succeeded", ""),
              lookedUp(ADAS_CODE)),
          sale(
              "attributeByEmail",
              "A sale of 49.00 EUR without a click or a code, to bea@example.com:",
              yesOrNo("attributeByEmail"),
              session("completed", NO_CLICK),
              charge("succeeded", "")),
          sale(
              "firstPaymentType",
              "A sale of 49.00 EUR:",
              oneOf("firstPaymentType", "sale", "lead"),
              session("completed", ""),
              charge("succeeded", "")),
          sale(
              "renewalType",
              "A subscription of 49.00 EUR a month, paid twice:",
              oneOf("renewalType", "sale", "renewal"),
              months(2)),
          sale(
              "productTypes",
              "A sale of 49.00 EUR, of the product prod_123:",
              List.of(
                  new Choice("prod_123 = course", "productTypes:{prod_123:'course'}"),
                  new Choice("prod_999 = course", "productTypes:{prod_999:'course'}")),
              session("completed", ""),
              charge("succeeded", ""),
              lookedUp("line_items:{data:[{price:{product:'prod_123'}}]}")));

  private static OptionCases sale(
      String option, String sale, List<Choice> choices, StripeTells... events) {
    return new OptionCases(option, sale, choices, List.of(events));
  }

  private static List<Choice> yesOrNo(String option) {
    return Stream.of("true", "false")
        .map(value -> new Choice(value, option + ":" + value))
        .toList();
  }

  private static List<Choice> oneOf(String option, String... values) {
    return Stream.of(values)
        .map(value -> new Choice(value, "%s:'%s'".formatted(option, value)))
        .toList();
  }

  /// A subscription that was paid so many times, a month apart.
  private static StripeTells[] months(int times) {
    var events = new ArrayList<StripeTells>();
    events.add(subscriptionSession(""));
    for (var time = 1; time <= times; time++) {
      var day = 30 * (time - 1);
      events.add(invoice("paid", time == 1 ? "" : renewal(time)).onDay(day));
      events.add(
          invoicePayment(
                  "id:'inpay_%1$d', invoice:'in_%1$d', payment:{payment_intent:'pi_%1$d'}"
                      .formatted(time))
              .onDay(day));
      events.add(
          charge("succeeded", "id:'ch_%1$d', payment_intent:'pi_%1$d'".formatted(time)).onDay(day));
    }
    return events.toArray(StripeTells[]::new);
  }

  private static String renewal(int time) {
    return "id:'in_%d', billing_reason:'subscription_cycle'".formatted(time);
  }
}
