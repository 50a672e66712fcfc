package io.saletrail.settings.console.form;

import io.saletrail.settings.console.form.Field.Choice;
import io.saletrail.settings.console.form.Field.Kind;
import io.saletrail.settings.console.form.OptionsForm.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A merchant's options as form fields, each with a one-sentence hint. Examples with amounts are
/// generated from the rules, see [io.saletrail.settings.console.options.Examples].
final class OptionFields {
  /// Prefix of option names in the form.
  static final String PREFIX = "options.";

  private static final List<Choice> YES_NO =
      List.of(new Choice("true", "Yes"), new Choice("false", "No"));

  static final List<Group> GROUPS =
      List.of(
          new Group(
              "Commissionable amount",
              List.of(
                  choice(
                      "includeTax",
                      "Include tax in commission",
                      "Calculate commission on the amount including tax.",
                      YES_NO),
                  choice(
                      "includeShipping",
                      "Include shipping in commission",
                      "Calculate commission on the amount including shipping.",
                      YES_NO),
                  choice(
                      "partialRefunds",
                      "Partial refunds",
                      "What happens to a conversion when part of the payment is refunded.",
                      List.of(
                          new Choice("KEEP", "Keep until fully refunded"),
                          new Choice("REFUND", "Refund the conversion"),
                          new Choice("REPLACE", "Replace with the remaining amount"),
                          new Choice("HOLD", "Hold for review"))))),
          new Group(
              "Eligible sales",
              List.of(
                  choice(
                      "recurring",
                      "Renewals",
                      "Subscription payments that are credited to the affiliate.",
                      List.of(
                          new Choice("ON", "Credit all"),
                          new Choice("FIRST_N", "Credit the first few"),
                          new Choice("OFF", "Credit the first payment only"))),
                  number(
                      "recurringLimit",
                      "Number of payments",
                      "For “Credit the first few”. Includes the first payment."),
                  number(
                      "cancellationWindowDays",
                      "Cancellation window",
                      "In days. If a subscription is cancelled within this time, its conversions are rejected. Enter 0 for no window."),
                  choice(
                      "pending",
                      "Delayed payment methods",
                      "Bank debits take days to settle. Choose what to do until then.",
                      List.of(
                          new Choice("WAIT", "Don't report"),
                          new Choice("REPORT", "Report as pending"))),
                  choice(
                      "testMode",
                      "Test mode",
                      "Payments made in Stripe's test mode.",
                      List.of(
                          new Choice("OFF", "Ignore"),
                          new Choice("DELIVER_AS_TEST", "Deliver as TEST"))))),
          new Group(
              "Attribution without a click",
              List.of(
                  choice(
                      "attributeByPromotionCode",
                      "Credit by promotion code",
                      "Credits the affiliate whose Trackdesk coupon matches the promotion code.",
                      YES_NO),
                  choice(
                      "attributeByEmail",
                      "Credit by e-mail address",
                      "Credits the click that the buyer's address is bound to (Trackdesk's external CID).",
                      YES_NO))),
          new Group(
              "Conversion types",
              List.of(
                  text(
                      "firstPaymentType",
                      "Conversion type: first payment",
                      "Trackdesk's code for one-off payments and the first payment of a subscription."),
                  text(
                      "renewalType",
                      "Conversion type: renewal",
                      "Trackdesk's code for later payments of a subscription."),
                  field(
                      "productTypes",
                      "Conversion types by product",
                      "One per line, such as prod_123 = lead. Overrides the two types above.",
                      Kind.LINES,
                      List.of()))),
          new Group(
              "Delivery",
              List.of(
                  choice(
                      "deliveryMode",
                      "Delivery mode",
                      "Shadow mode decides and records every conversion but sends nothing to Trackdesk.",
                      List.of(
                          new Choice("SEND", "Send to Trackdesk"),
                          new Choice("SHADOW", "Shadow mode"))),
                  number(
                      "requestsPerSecond",
                      "Requests per second",
                      "The limit of your Trackdesk plan: Business 5, Enterprise 20."),
                  text(
                      "revenueOriginId",
                      "Revenue origin",
                      "A UUID, for network tenants only. Otherwise leave empty."))));

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
