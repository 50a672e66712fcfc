package io.saletrail.conversion.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The part of a merchant's settings that decisions depend on, as text that is equal for equal
/// policies. A field that this version does not know counts: it may be a policy of a newer one.
final class PolicyText {
  /// How conversions are delivered, which no decision depends on.
  private static final Set<String> DELIVERY =
      Set.of("deliveryMode", "requestsPerSecond", "revenueOriginId");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private PolicyText() {}

  /// The policy in these settings, which are as they were received.
  static String of(String settings) {
    try {
      var options = JSON.readTree(settings).path("options");
      var policy = new TreeMap<String, @Nullable Object>();
      options.properties().forEach(field -> policy.put(field.getKey(), value(field.getValue())));
      policy.keySet().removeAll(DELIVERY);
      return JSON.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Settings that are no JSON", e);
    }
  }

  private static @Nullable Object value(JsonNode field) {
    return JSON.convertValue(field, Object.class);
  }
}
