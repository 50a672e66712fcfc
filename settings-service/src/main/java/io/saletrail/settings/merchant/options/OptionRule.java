package io.saletrail.settings.merchant.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one option has to look like; the answer is the sentence that says what is wrong.
@FunctionalInterface
interface OptionRule {
  Optional<String> fault(JsonNode value);

  /// A conversion type code as Trackdesk takes them.
  Pattern TYPE_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  /// A product id: Stripe's own, or one that the merchant chose.
  Pattern PRODUCT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

  /// Products with a conversion type of their own.
  int MAX_PRODUCTS = 200;

  static OptionRule typeCode() {
    return value ->
        unless(
            value.isTextual() && TYPE_CODE.matcher(value.textValue()).matches(),
            "A conversion type code has 1 to 64 letters, digits, dots, hyphens and"
                + " underscores, like sale.");
  }

  static OptionRule typeByProduct() {
    return value -> {
      if (!value.isObject()) {
        return Optional.of("Needs an object of product id and conversion type code.");
      }
      if (value.size() > MAX_PRODUCTS) {
        return Optional.of("Takes at most " + MAX_PRODUCTS + " products.");
      }
      var good = value.properties().stream().allMatch(OptionRule::isProductType);
      return unless(
          good,
          "Each line needs a Stripe product id and a conversion type code, like prod_123"
              + " = lead.");
    };
  }

  static OptionRule yesOrNo() {
    return value -> unless(value.isBoolean(), "Needs true or false.");
  }

  static OptionRule between(int least, int most) {
    return value ->
        unless(
            value.isInt() && value.intValue() >= least && value.intValue() <= most,
            "Needs a whole number from " + least + " to " + most + ".");
  }

  static OptionRule oneOf(Enum<?>[] choices) {
    var names = Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", "));
    return value ->
        unless(
            Arrays.stream(choices).anyMatch(choice -> choice.name().equals(value.textValue())),
            "Needs one of " + names + ".");
  }

  static OptionRule uuid() {
    return value ->
        unless(
            value.isTextual() && isUuid(value.textValue()),
            "Needs a UUID, like 123e4567-e89b-42d3-a456-426614174000.");
  }

  private static Optional<String> unless(boolean good, String fault) {
    return good ? Optional.empty() : Optional.of(fault);
  }

  private static boolean isProductType(Map.Entry<String, JsonNode> line) {
    return PRODUCT.matcher(line.getKey()).matches()
        && line.getValue().isTextual()
        && TYPE_CODE.matcher(line.getValue().textValue()).matches();
  }

  private static boolean isUuid(String text) {
    try {
      // UUID.fromString also takes shortened groups; only the full form is one.
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
