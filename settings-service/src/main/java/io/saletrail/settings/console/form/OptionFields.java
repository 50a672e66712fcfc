package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.settings.console.form.Field.Choice;
import io.saletrail.settings.console.form.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A merchant's options as fields of a form, each with what it does in one sentence.
final class OptionFields {
    /// What begins the names of options in the form.
    static final String PREFIX = "options.";

    private static final List<Choice> YES_NO =
            List.of(new Choice("true", "Yes"), new Choice("false", "No"));

    private static final List<Field> FIELDS =
            List.of(
                    text(
                            "firstPaymentType",
                            "Conversion type: first payment",
                            "Trackdesk's code for one-off payments and a subscription's first."),
                    text(
                            "renewalType",
                            "Conversion type: renewal",
                            "Trackdesk's code for every later payment of a subscription."),
                    choice(
                            "includeTax",
                            "Amount with tax",
                            "A sale of 119.00 with 19.00 tax counts 119.00, or 100.00.",
                            YES_NO),
                    choice(
                            "includeShipping",
                            "Amount with shipping",
                            "A sale of 50.00 with 5.00 shipping counts 50.00, or 45.00.",
                            YES_NO),
                    choice(
                            "recurring",
                            "Renewals",
                            "Which payments of a subscription the affiliate is credited for.",
                            List.of(
                                    new Choice("ON", "Credit all of them"),
                                    new Choice("FIRST_N", "Credit the first few"),
                                    new Choice("OFF", "Credit the first payment only"))),
                    new Field(
                            PREFIX + "recurringLimit",
                            "How many payments",
                            "With “the first few”: the first payment included.",
                            Kind.NUMBER,
                            "",
                            "",
                            List.of()),
                    choice(
                            "partialRefunds",
                            "Partial refunds",
                            "What a refund of 10.00 does to a sale of 50.00.",
                            List.of(
                                    new Choice("KEEP", "Keep it until all is refunded"),
                                    new Choice("REFUND", "Refund the conversion"),
                                    new Choice("REPLACE", "Replace it by one over the rest"),
                                    new Choice("HOLD", "Hold it for review"))),
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
                                    new Choice("DELIVER_AS_TEST", "Deliver them as TEST"))),
                    choice(
                            "attributeByPromotionCode",
                            "Credit promotion codes",
                            "A sale without a click, paid with a code that is an affiliate's coupon at Trackdesk.",
                            YES_NO),
                    choice(
                            "attributeByEmail",
                            "Credit by e-mail address",
                            "A sale without a click or code, by an address that you bound to a click"
                                    + " (Trackdesk's external CID).",
                            YES_NO),
                    new Field(
                            PREFIX + "cancellationWindowDays",
                            "Cancellation window",
                            "A subscription cancelled within so many days rejects its conversions. 0 for none.",
                            Kind.NUMBER,
                            "",
                            "",
                            List.of()),
                    choice(
                            "deliveryMode",
                            "Delivery",
                            "A trial decides and records everything, and sends nothing to Trackdesk.",
                            List.of(
                                    new Choice("SEND", "Send to Trackdesk"),
                                    new Choice("SHADOW", "Trial: record only"))),
                    new Field(
                            PREFIX + "requestsPerSecond",
                            "Requests per second",
                            "What your Trackdesk plan allows: Business 5, Enterprise 20.",
                            Kind.NUMBER,
                            "",
                            "",
                            List.of()),
                    text(
                            "revenueOriginId",
                            "Revenue origin",
                            "A UUID, for network tenants. Leave it empty otherwise."),
                    new Field(
                            PREFIX + "productTypes",
                            "Conversion types by product",
                            "One line each, as prod_123 = lead. Wins over the two types above.",
                            Kind.LINES,
                            "",
                            "",
                            List.of()));

    private OptionFields() {}

    /// The fields with their values and what is wrong with them.
    static List<Field> filled(Map<String, String> values, Map<String, String> faults) {
        return FIELDS.stream()
                .map(
                        field ->
                                new Field(
                                        field.name(),
                                        field.label(),
                                        field.hint(),
                                        field.kind(),
                                        values.getOrDefault(field.name(), ""),
                                        faults.getOrDefault(field.name(), ""),
                                        field.choices()))
                .toList();
    }

    /// The kind of each option's field, by its name in the API.
    static Map<String, Kind> kinds() {
        return FIELDS.stream()
                .collect(
                        Collectors.toMap(
                                field -> field.name().substring(PREFIX.length()), Field::kind));
    }

    /// Options as the texts that a form holds.
    static Map<String, String> texts(MerchantOptions options) {
        var texts = new LinkedHashMap<String, String>();
        Function<String, String> name = option -> PREFIX + option;
        texts.put(name.apply("firstPaymentType"), options.firstPaymentType());
        texts.put(name.apply("renewalType"), options.renewalType());
        texts.put(name.apply("includeTax"), Boolean.toString(options.includeTax()));
        texts.put(name.apply("includeShipping"), Boolean.toString(options.includeShipping()));
        texts.put(name.apply("recurring"), options.recurring().name());
        texts.put(name.apply("recurringLimit"), Integer.toString(options.recurringLimit()));
        texts.put(name.apply("partialRefunds"), options.partialRefunds().name());
        texts.put(name.apply("pending"), options.pending().name());
        texts.put(name.apply("testMode"), options.testMode().name());
        texts.put(
                name.apply("attributeByPromotionCode"),
                Boolean.toString(options.attributeByPromotionCode()));
        texts.put(name.apply("attributeByEmail"), Boolean.toString(options.attributeByEmail()));
        texts.put(
                name.apply("cancellationWindowDays"),
                Integer.toString(options.cancellationWindowDays()));
        texts.put(name.apply("deliveryMode"), options.deliveryMode().name());
        texts.put(name.apply("requestsPerSecond"), Integer.toString(options.requestsPerSecond()));
        texts.put(
                name.apply("revenueOriginId"),
                options.revenueOriginId().map(UUID::toString).orElse(""));
        texts.put(
                name.apply("productTypes"),
                options.productTypes().entrySet().stream()
                        .map(type -> type.getKey() + " = " + type.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n")));
        return texts;
    }

    private static Field text(String name, String label, String hint) {
        return new Field(PREFIX + name, label, hint, Kind.TEXT, "", "", List.of());
    }

    private static Field choice(String name, String label, String hint, List<Choice> choices) {
        return new Field(PREFIX + name, label, hint, Kind.CHOICE, "", "", choices);
    }
}
