package io.saletrail.sandbox.trackdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.trackdesk.tenant.ConversionCall;
import io.saletrail.sandbox.trackdesk.tenant.StatusCall;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads requests: JSON in camelCase or snake_case, or the dotted query parameters of the postback
/// form. The only class that knows these spellings.
final class ConversionCallReader {

  /// The request is invalid; the message is for the caller.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason);
    }

    String reason() {
      return Optional.ofNullable(getMessage()).orElse("unreadable");
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UPPER = Pattern.compile("([A-Z])");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,3})?");
  private static final List<String> CUSTOM_PARAMETERS =
      List.of("advS1", "advS2", "advS3", "advS4", "advS5");

  private ConversionCallReader() {}

  static ConversionCall conversion(ObjectNode body) {
    var amount = text(at(body, "amount"), "value");
    if (amount.isPresent() && !DECIMAL.matcher(amount.get()).matches()) {
      throw new Unreadable("amount.value is not an amount in major units");
    }
    return new ConversionCall(
        text(body, "cid"),
        text(body, "externalCid"),
        texts(body, "couponCodes"),
        text(body, "conversionTypeCode"),
        text(body, "status"),
        amount,
        text(at(body, "currency"), "code"),
        text(body, "externalId"),
        text(body, "customerId"),
        text(body, "revenueOriginId"),
        customParameters(at(body, "customParams")));
  }

  static StatusCall status(ObjectNode body) {
    return new StatusCall(
        text(body, "externalId"),
        text(body, "conversionTypeCode"),
        text(body, "status"),
        text(body, "revenueOriginId"));
  }

  static ObjectNode object(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
      throw new Unreadable("the body is not a JSON object");
    } catch (JsonProcessingException notJson) {
      throw new Unreadable("the body is not JSON");
    }
  }

  /// `amount.value=100&currency.code=EUR` as a JSON object.
  static ObjectNode object(MultiMap parameters) {
    var root = JSON.createObjectNode();
    for (var parameter : parameters) {
      var path = parameter.getKey().split("\\.", 2);
      var value = parameter.getValue();
      if (path.length == 2) {
        root.withObjectProperty(path[0]).put(path[1], value);
      } else if (camel(path[0]).equals("couponCodes")) {
        var codes = root.putArray("couponCodes");
        List.of(value.split(",")).forEach(codes::add);
      } else {
        root.put(path[0], value);
      }
    }
    return root;
  }

  static Optional<String> text(JsonNode parent, String camelName) {
    var node = at(parent, camelName);
    if (node.isMissingNode() || node.isNull() || node.asText().isEmpty()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new Unreadable(camelName + " is not a string");
    }
    return Optional.of(node.textValue());
  }

  static List<String> texts(JsonNode parent, String camelName) {
    var node = at(parent, camelName);
    if (!node.isArray()) {
      return List.of();
    }
    return node.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  static JsonNode at(JsonNode parent, String camelName) {
    var camel = parent.path(camelName);
    return camel instanceof MissingNode ? parent.path(snake(camelName)) : camel;
  }

  private static Map<String, String> customParameters(JsonNode node) {
    var found = new TreeMap<String, String>();
    for (var name : CUSTOM_PARAMETERS) {
      text(node, name).ifPresent(value -> found.put(name, value));
    }
    return Map.copyOf(found);
  }

  private static String snake(String camel) {
    return UPPER.matcher(camel).replaceAll("_$1").toLowerCase(Locale.ROOT);
  }

  private static String camel(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
