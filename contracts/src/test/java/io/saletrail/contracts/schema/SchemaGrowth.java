package io.saletrail.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The changes of a schema that a major version forbids, compared with the released schema.
///
/// Two readers must keep working. An old reader of new messages: required fields stay, closed lists
/// stay closed. A new reader of old messages, which a topic keeps: it requires no new field.
final class SchemaGrowth {
  /// A list with this constant is read leniently, so it may grow.
  private static final String REST = "OTHER";

  private final JsonNode releasedRoot;
  private final JsonNode currentRoot;
  private final List<String> breaks = new ArrayList<>();

  private SchemaGrowth(JsonNode releasedRoot, JsonNode currentRoot) {
    this.releasedRoot = releasedRoot;
    this.currentRoot = currentRoot;
  }

  /// Each violation as a sentence; empty if the schema only grew.
  static List<String> breaks(JsonNode released, JsonNode current) {
    var growth = new SchemaGrowth(released, current);
    growth.compare("$", released, current);
    return List.copyOf(growth.breaks);
  }

  private void compare(String at, JsonNode releasedNode, JsonNode currentNode) {
    var released = resolve(releasedRoot, releasedNode);
    var current = resolve(currentRoot, currentNode);
    for (var keyword : List.of("type", "format", "const", "pattern")) {
      if (!released.path(keyword).equals(current.path(keyword))) {
        breaks.add(at + ": " + keyword + " changed");
      }
    }
    compareConstants(at, released.path("enum"), current.path("enum"));
    compareProperties(at, released, current);
    for (var nested : List.of("items", "additionalProperties")) {
      if (released.path(nested).isObject()) {
        compare(at + "[]", released.path(nested), current.path(nested));
      }
    }
    if (released.path("additionalProperties").asBoolean(false)
        && !current.path("additionalProperties").asBoolean(false)) {
      breaks.add(at + ": no longer open to further fields");
    }
  }

  private void compareProperties(String at, JsonNode released, JsonNode current) {
    for (var property : released.path("properties").properties()) {
      var place = at + "." + property.getKey();
      var now = current.path("properties").path(property.getKey());
      if (now.isMissingNode()) {
        breaks.add(place + ": removed");
      } else {
        compare(place, property.getValue(), now);
      }
    }
    var before = texts(released.path("required"));
    var after = texts(current.path("required"));
    without(after, before).forEach(name -> breaks.add(at + "." + name + ": newly required"));
    without(before, after)
        .forEach(name -> breaks.add(at + "." + name + ": no longer always there"));
  }

  private void compareConstants(String at, JsonNode released, JsonNode current) {
    var before = texts(released);
    var after = texts(current);
    without(before, after).forEach(name -> breaks.add(at + ": constant " + name + " removed"));
    if (!before.contains(REST)) {
      without(after, before)
          .forEach(name -> breaks.add(at + ": constant " + name + " in a closed list"));
    }
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    var reference = node.path("$ref");
    return reference.isTextual() ? root.at(reference.asText().substring(1)) : node;
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new LinkedHashSet<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    var rest = new LinkedHashSet<>(names);
    rest.removeAll(others);
    return rest;
  }
}
