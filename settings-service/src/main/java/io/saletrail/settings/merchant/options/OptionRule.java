package io.saletrail.settings.merchant.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Validates one option and returns the error sentence, if any.
@FunctionalInterface
public interface OptionRule {
  /// The error sentence about a value that is not `null`; empty if it is valid.
  Optional<String> fault(JsonNode value);

  /// A conversion type code in Trackdesk's format.
  Pattern TYPE_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  /// A Stripe product id, which merchants can choose themselves.
  Pattern PRODUCT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

  /// The limit of products with their own conversion type.
  int MAX_PRODUCTS = 200;

  static OptionRule typeCode() {
    return value ->
        unless(
            value.isTextual() && TYPE_CODE.matcher(value.textValue()).matches(),
            "A conversion type code has 1 to 64 letters, digits, dots, hyphens and underscores, such as sale.");
  }

  static OptionRule typeByProduct() {
    return value -> {
      if (value.isTextual()) {
        return Optional.of("A product can have one conversion type. Remove the second line.");
      }
      if (!value.isObject()) {
        return Optional.of("Must be an object of product ID and conversion type code.");
      }
      if (value.size() > MAX_PRODUCTS) {
        return Optional.of("The limit is " + MAX_PRODUCTS + " products.");
      }
      var good = value.properties().stream().allMatch(OptionRule::isProductType);
      return unless(
          good,
          "Each line needs a Stripe product ID and a conversion type code, such as prod_123 = lead.");
    };
  }

  static OptionRule yesOrNo() {
    return value -> unless(value.isBoolean(), "Must be true or false.");
  }

  static OptionRule between(int least, int max) {
    return value ->
        unless(
            value.isInt() && value.intValue() >= least && value.intValue() <= max,
            "Must be a whole number from " + least + " to " + max + ".");
  }

  static OptionRule oneOf(Enum<?>[] choices) {
    var names = Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", "));
    return value ->
        unless(
            Arrays.stream(choices).anyMatch(choice -> choice.name().equals(value.textValue())),
            "Must be one of " + names + ".");
  }

  static OptionRule uuid() {
    return value ->
        unless(
            value.isTextual() && isUuid(value.textValue()),
            "Must be a UUID, such as 123e4567-e89b-42d3-a456-426614174000.");
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
      // UUID.fromString also accepts shortened groups.
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
