package io.saletrail.settings.console.form;

import io.saletrail.settings.console.form.Field.Choice;
import io.saletrail.settings.console.form.Field.Kind;
import io.saletrail.settings.console.form.OptionsForm.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A merchant's options as fields of a form, each with what it does in one sentence. What a choice
/// comes to in numbers is not written here: that is drawn from the rules themselves.
final class OptionFields {
  /// What begins the names of options in the form.
  static final String PREFIX = "options.";

  private static final List<Choice> YES_NO =
      List.of(new Choice("true", "Yes"), new Choice("false", "No"));

  static final List<Group> GROUPS =
      List.of(
          new Group(
              "How much a sale counts",
              List.of(
                  choice(
                      "includeTax",
                      "Amount with tax",
                      "Whether the affiliate's commission is reckoned from" + " tax as well.",
                      YES_NO),
                  choice(
                      "includeShipping",
                      "Amount with shipping",
                      "Whether it is reckoned from shipping as well.",
                      YES_NO),
                  choice(
                      "partialRefunds",
                      "Partial refunds",
                      "What a refund of a part does to the conversion.",
                      List.of(
                          new Choice("KEEP", "Keep it until all is refunded"),
                          new Choice("REFUND", "Refund the conversion"),
                          new Choice("REPLACE", "Replace it by one over the rest"),
                          new Choice("HOLD", "Hold it for review"))))),
          new Group(
              "Which sales count",
              List.of(
                  choice(
                      "recurring",
                      "Renewals",
                      "Which payments of a subscription the affiliate is" + " credited for.",
                      List.of(
                          new Choice("ON", "Credit all of them"),
                          new Choice("FIRST_N", "Credit the first few"),
                          new Choice("OFF", "Credit the first payment only"))),
                  number(
                      "recurringLimit",
                      "How many payments",
                      "With “the first few”: the first payment included."),
                  number(
                      "cancellationWindowDays",
                      "Cancellation window",
                      "A subscription cancelled within so many days rejects"
                          + " its conversions. 0 for none."),
                  choice(
                      "pending",
                      "Slow payments",
                      "A bank debit takes days to settle. Until then:",
                      List.of(
                          new Choice("WAIT", "Say nothing yet"),
                          new Choice("REPORT", "Report it as pending"))),
                  choice(
                      "testMode",
                      "Test mode",
                      "Payments made with Stripe's test cards.",
                      List.of(
                          new Choice("OFF", "Leave them out"),
                          new Choice("DELIVER_AS_TEST", "Deliver them as TEST"))))),
          new Group(
              "Who is credited without a click",
              List.of(
                  choice(
                      "attributeByPromotionCode",
                      "Credit promotion codes",
                      "A code that is an affiliate's coupon at Trackdesk"
                          + " stands for the affiliate.",
                      YES_NO),
                  choice(
                      "attributeByEmail",
                      "Credit by e-mail address",
                      "An address that you bound to a click stands for the"
                          + " click (Trackdesk's external CID).",
                      YES_NO))),
          new Group(
              "As what it is reported",
              List.of(
                  text(
                      "firstPaymentType",
                      "Conversion type: first payment",
                      "Trackdesk's code for one-off payments and a" + " subscription's first."),
                  text(
                      "renewalType",
                      "Conversion type: renewal",
                      "Trackdesk's code for every later payment of a" + " subscription."),
                  field(
                      "productTypes",
                      "Conversion types by product",
                      "One line each, as prod_123 = lead. Wins over the two" + " types above.",
                      Kind.LINES,
                      List.of()))),
          new Group(
              "How it is delivered",
              List.of(
                  choice(
                      "deliveryMode",
                      "Delivery",
                      "A trial decides and records everything, and sends"
                          + " nothing to Trackdesk.",
                      List.of(
                          new Choice("SEND", "Send to Trackdesk"),
                          new Choice("SHADOW", "Trial: record only"))),
                  number(
                      "requestsPerSecond",
                      "Requests per second",
                      "What your Trackdesk plan allows: Business 5," + " Enterprise 20."),
                  text(
                      "revenueOriginId",
                      "Revenue origin",
                      "A UUID, for network tenants. Leave it empty" + " otherwise."))));

  private OptionFields() {}

  /// The kind of each option's field, by its name in the API.
  static Map<String, Kind> kinds() {
    return GROUPS.stream()
        .flatMap(group -> group.fields().stream())
        .collect(Collectors.toMap(Field::option, Field::kind));
  }

  private static Field text(String name, String label, String hint) {
    return field(name, label, hint, Kind.TEXT, List.of());
  }

  private static Field number(String name, String label, String hint) {
    return field(name, label, hint, Kind.NUMBER, List.of());
  }

  private static Field choice(String name, String label, String hint, List<Choice> choices) {
    return field(name, label, hint, Kind.CHOICE, choices);
  }

  private static Field field(
      String name, String label, String hint, Kind kind, List<Choice> choices) {
    return new Field(PREFIX + name, label, hint, kind, "", "", choices, false);
  }
}
