package io.saletrail.settings.merchant.options;

import static io.saletrail.settings.merchant.options.Option.between;
import static io.saletrail.settings.merchant.options.Option.oneOf;
import static io.saletrail.settings.merchant.options.Option.typeByProduct;
import static io.saletrail.settings.merchant.options.Option.typeCode;
import static io.saletrail.settings.merchant.options.Option.uuid;
import static io.saletrail.settings.merchant.options.Option.yesOrNo;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantOptions.PartialRefundPolicy;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.settings.merchant.options.Option.Choice;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The options of a merchant: each has its name, kind, rule, label and hint here and nowhere else.
/// Default and type are those of [MerchantOptions], which the API document shows. Examples with
/// amounts are generated from the rules, see [io.saletrail.settings.console.options.Examples].
public final class OptionCatalogue {
  /// Credited payments of one subscription: ten years of months.
  private static final int MAX_RECURRING_LIMIT = 120;

  /// One year: Trackdesk pays commissions sooner.
  private static final int MAX_CANCELLATION_WINDOW_DAYS = 365;

  /// The fastest contractual plan.
  private static final int MAX_REQUESTS_PER_SECOND = 100;

  /// Options of one section.
  public record Section(String title, List<Option> options) {}

  /// All options in the order of the form.
  public static final List<Section> SECTIONS =
      List.of(amount(), sales(), attribution(), conversionTypes(), delivery());

  private OptionCatalogue() {}

  /// All options in the order of the form.
  public static Stream<Option> options() {
    return SECTIONS.stream().flatMap(section -> section.options().stream());
  }

  static Map<String, Option> byName() {
    return options().collect(Collectors.toMap(Option::name, Function.identity()));
  }

  /// The names in the order of the API.
  static List<String> names() {
    return Arrays.stream(MerchantOptions.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  private static Section amount() {
    return new Section(
        "Commissionable amount",
        List.of(
            yesOrNo(
                "includeTax",
                "Include tax in commission",
                "Calculate commission on the amount including tax.",
                MerchantOptions::includeTax),
            yesOrNo(
                "includeShipping",
                "Include shipping in commission",
                "Calculate commission on the amount including shipping.",
                MerchantOptions::includeShipping),
            oneOf(
                "partialRefunds",
                "Partial refunds",
                "What happens to a conversion when part of the payment is refunded.",
                PartialRefundPolicy.values(),
                List.of(
                    Choice.of(PartialRefundPolicy.KEEP, "Keep until fully refunded"),
                    Choice.of(PartialRefundPolicy.REFUND, "Refund the conversion"),
                    Choice.of(PartialRefundPolicy.REPLACE, "Replace with the remaining amount"),
                    Choice.of(PartialRefundPolicy.HOLD, "Hold for review")),
                MerchantOptions::partialRefunds)));
  }

  private static Section sales() {
    return new Section(
        "Eligible sales",
        List.of(
            oneOf(
                "recurring",
                "Renewals",
                "Subscription payments that are credited to the affiliate.",
                RecurringPolicy.values(),
                List.of(
                    Choice.of(RecurringPolicy.ON, "Credit all"),
                    Choice.of(RecurringPolicy.FIRST_N, "Credit the first few"),
                    Choice.of(RecurringPolicy.OFF, "Credit the first payment only")),
                MerchantOptions::recurring),
            between(
                1,
                MAX_RECURRING_LIMIT,
                "recurringLimit",
                "Number of payments",
                "For “Credit the first few”. Includes the first payment.",
                MerchantOptions::recurringLimit),
            between(
                0,
                MAX_CANCELLATION_WINDOW_DAYS,
                "cancellationWindowDays",
                "Cancellation window",
                "In days. If a subscription is cancelled within this time, its conversions are rejected. Enter 0 for no window.",
                MerchantOptions::cancellationWindowDays),
            oneOf(
                "pending",
                "Delayed payment methods",
                "Bank debits take days to settle. Choose what to do until then.",
                PendingPolicy.values(),
                List.of(
                    Choice.of(PendingPolicy.WAIT, "Don't report"),
                    Choice.of(PendingPolicy.REPORT, "Report as pending")),
                MerchantOptions::pending),
            oneOf(
                "testMode",
                "Test mode",
                "Payments made in Stripe's test mode.",
                TestModePolicy.values(),
                List.of(
                    Choice.of(TestModePolicy.OFF, "Ignore"),
                    Choice.of(TestModePolicy.DELIVER_AS_TEST, "Deliver as TEST")),
                MerchantOptions::testMode)));
  }

  private static Section attribution() {
    return new Section(
        "Attribution without a click",
        List.of(
            yesOrNo(
                "attributeByPromotionCode",
                "Credit by promotion code",
                "Credits the affiliate whose Trackdesk coupon matches the promotion code.",
                MerchantOptions::attributeByPromotionCode),
            yesOrNo(
                "attributeByEmail",
                "Credit by e-mail address",
                "Credits the click that the buyer's address is bound to (Trackdesk's external CID).",
                MerchantOptions::attributeByEmail)));
  }

  private static Section conversionTypes() {
    return new Section(
        "Conversion types",
        List.of(
            typeCode(
                "firstPaymentType",
                "Conversion type: first payment",
                "Trackdesk's code for one-off payments and the first payment of a subscription.",
                MerchantOptions::firstPaymentType),
            typeCode(
                "renewalType",
                "Conversion type: renewal",
                "Trackdesk's code for later payments of a subscription.",
                MerchantOptions::renewalType),
            typeByProduct(
                "productTypes",
                "Conversion types by product",
                "One per line, such as prod_123 = lead. Overrides the two types above.",
                MerchantOptions::productTypes)));
  }

  private static Section delivery() {
    return new Section(
        "Delivery",
        List.of(
            oneOf(
                "deliveryMode",
                "Delivery mode",
                "Shadow mode decides and records every conversion but sends nothing to Trackdesk.",
                DeliveryMode.values(),
                List.of(
                    Choice.of(DeliveryMode.SEND, "Send to Trackdesk"),
                    Choice.of(DeliveryMode.SHADOW, "Shadow mode")),
                MerchantOptions::deliveryMode),
            between(
                1,
                MAX_REQUESTS_PER_SECOND,
                "requestsPerSecond",
                "Requests per second",
                "The limit of your Trackdesk plan: Business 5, Enterprise 20.",
                MerchantOptions::requestsPerSecond),
            uuid(
                "revenueOriginId",
                "Revenue origin",
                "A UUID, for network tenants only. Otherwise leave empty.",
                options -> options.revenueOriginId().map(UUID::toString).orElse(""))));
  }
}
