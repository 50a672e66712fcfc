package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The constant fields of each object, read once from the resources.
final class Template {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, ObjectNode> READ = new ConcurrentHashMap<>();

  private Template() {}

  /// A copy, in Stripe's order of fields.
  static ObjectNode of(String object) {
    return READ.computeIfAbsent(object, Template::read).deepCopy();
  }

  private static ObjectNode read(String object) {
    var resource = object + ".json";
    try (var in = Template.class.getResourceAsStream(resource)) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
