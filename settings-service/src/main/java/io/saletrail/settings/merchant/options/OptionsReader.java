package io.saletrail.settings.merchant.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantOptions.PartialRefundPolicy;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.runtime.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses options. Absent options keep their value; `null` restores the default.
@ApplicationScoped
public class OptionsReader {
  /// Credited payments of one subscription: ten years of months.
  static final int MAX_RECURRING_LIMIT = 120;

  /// One year: Trackdesk pays commissions sooner.
  static final int MAX_CANCELLATION_WINDOW_DAYS = 365;

  /// The fastest contractual plan.
  static final int MAX_REQUESTS_PER_SECOND = 100;

  private static final Map<String, OptionRule> RULES = rules();

  private final ObjectMapper json;

  OptionsReader(ObjectMapper json) {
    this.json = json;
  }

  /// Parses the changes.
  ///
  /// @param errors receives the errors of invalid options
  /// @return the valid options
  public ObjectNode read(JsonNode options, List<FieldError> errors) {
    var changes = json.createObjectNode();
    if (!options.isObject()) {
      errors.add(new FieldError("options", "Must be an object."));
      return changes;
    }
    options
        .properties()
        .forEach(option -> read(option.getKey(), option.getValue(), changes, errors));
    return changes;
  }

  /// Every option with its default.
  public ObjectNode defaults() {
    return json.valueToTree(MerchantOptions.defaults());
  }

  /// The options after a change.
  public MerchantOptions apply(ObjectNode changes, MerchantOptions before) {
    ObjectNode after = json.valueToTree(before);
    var defaults = defaults();
    changes
        .properties()
        .forEach(
            change ->
                after.set(
                    change.getKey(),
                    change.getValue().isNull()
                        ? defaults.get(change.getKey())
                        : change.getValue()));
    return json.convertValue(after, MerchantOptions.class);
  }

  private static void read(
      String name, JsonNode value, ObjectNode changes, List<FieldError> errors) {
    var rule = RULES.get(name);
    if (rule == null) {
      var names = String.join(", ", RULES.keySet());
      errors.add(new FieldError("options", "Unknown option. Known options: " + names));
    } else if (value.isNull()) {
      changes.set(name, value);
    } else {
      rule.fault(value)
          .ifPresentOrElse(
              fault -> errors.add(new FieldError("options." + name, fault)),
              () -> changes.set(name, value));
    }
  }

  private static Map<String, OptionRule> rules() {
    var rules = new LinkedHashMap<String, OptionRule>();
    rules.put("firstPaymentType", OptionRule.typeCode());
    rules.put("renewalType", OptionRule.typeCode());
    rules.put("productTypes", OptionRule.typeByProduct());
    rules.put("includeTax", OptionRule.yesOrNo());
    rules.put("includeShipping", OptionRule.yesOrNo());
    rules.put("pending", OptionRule.oneOf(PendingPolicy.values()));
    rules.put("recurring", OptionRule.oneOf(RecurringPolicy.values()));
    rules.put("recurringLimit", OptionRule.between(1, MAX_RECURRING_LIMIT));
    rules.put("partialRefunds", OptionRule.oneOf(PartialRefundPolicy.values()));
    rules.put("testMode", OptionRule.oneOf(TestModePolicy.values()));
    rules.put("attributeByPromotionCode", OptionRule.yesOrNo());
    rules.put("attributeByEmail", OptionRule.yesOrNo());
    rules.put("cancellationWindowDays", OptionRule.between(0, MAX_CANCELLATION_WINDOW_DAYS));
    rules.put("deliveryMode", OptionRule.oneOf(DeliveryMode.values()));
    rules.put("requestsPerSecond", OptionRule.between(1, MAX_REQUESTS_PER_SECOND));
    rules.put("revenueOriginId", OptionRule.uuid());
    return rules;
  }
}
