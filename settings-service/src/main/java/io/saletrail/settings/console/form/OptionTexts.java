package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Options as form values, by field name.
final class OptionTexts {
  private OptionTexts() {}

  static Map<String, String> of(MerchantOptions options) {
    var texts = new LinkedHashMap<String, String>();
    put(texts, "firstPaymentType", options.firstPaymentType());
    put(texts, "renewalType", options.renewalType());
    put(texts, "includeTax", options.includeTax());
    put(texts, "includeShipping", options.includeShipping());
    put(texts, "recurring", options.recurring().name());
    put(texts, "recurringLimit", options.recurringLimit());
    put(texts, "partialRefunds", options.partialRefunds().name());
    put(texts, "pending", options.pending().name());
    put(texts, "testMode", options.testMode().name());
    put(texts, "attributeByPromotionCode", options.attributeByPromotionCode());
    put(texts, "attributeByEmail", options.attributeByEmail());
    put(texts, "cancellationWindowDays", options.cancellationWindowDays());
    put(texts, "deliveryMode", options.deliveryMode().name());
    put(texts, "requestsPerSecond", options.requestsPerSecond());
    put(texts, "revenueOriginId", options.revenueOriginId().map(UUID::toString).orElse(""));
    put(texts, "productTypes", lines(options.productTypes()));
    return texts;
  }

  private static String lines(Map<String, String> types) {
    return types.entrySet().stream()
        .map(type -> type.getKey() + " = " + type.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static void put(Map<String, String> texts, String option, Object value) {
    texts.put(OptionFields.PREFIX + option, value.toString());
  }
}
