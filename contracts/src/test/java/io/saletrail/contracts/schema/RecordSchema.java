package io.saletrail.contracts.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The JSON Schema of a record. Components that are not `Optional` are required, descriptions come
/// from the doc comments, and objects stay open, so that current readers ignore later fields.
final class RecordSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /// Describes each constant; JSON Schema has no keyword for it.
  static final String WORDS_OF_CONSTANTS = "x-enumDescriptions";

  /// The format of `Duration.toString`. The format `duration` has no fractions of a second.
  private static final String DURATION = "^PT(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?$";

  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private RecordSchema() {}

  /// @param topic the topic's name, for the schema's id
  /// @param discriminated whether a field `type` contains the record's name
  static ObjectNode of(Class<?> type, String topic, boolean discriminated) {
    return new RecordSchema().document(type, topic, discriminated);
  }

  private ObjectNode document(Class<?> type, String topic, boolean discriminated) {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DIALECT);
    schema.put("$id", "urn:saletrail:" + topic + ":" + type.getSimpleName());
    schema.put("title", type.getSimpleName());
    schema.setAll(object(type));
    if (discriminated) {
      discriminate(schema, type.getSimpleName());
    }
    if (!definitions.isEmpty()) {
      schema.set("$defs", definitions);
    }
    return schema;
  }

  private static void discriminate(ObjectNode schema, String name) {
    var properties = JsonNodeFactory.instance.objectNode();
    properties.putObject("type").put("const", name).put("description", "Names the fact.");
    properties.setAll((ObjectNode) schema.get("properties"));
    schema.set("properties", properties);
    schema.withArray("required").insert(0, "type");
  }

  private ObjectNode object(Class<?> type) {
    var comments = DocComments.of(type);
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", comments.text(type.getSimpleName()));
    schema.put("type", "object");
    var required = JsonNodeFactory.instance.arrayNode();
    var properties = schema.putObject("properties");
    for (var component : type.getRecordComponents()) {
      var words = comments.text(type.getSimpleName() + "." + component.getName());
      properties.set(component.getName(), property(component, words));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    schema.set("required", required);
    schema.put("additionalProperties", true);
    return schema;
  }

  private ObjectNode property(RecordComponent component, String words) {
    var property = JsonNodeFactory.instance.objectNode();
    if (!words.isEmpty()) {
      property.put("description", words);
    }
    property.setAll(value(component.getGenericType()));
    return property;
  }

  private ObjectNode value(Type type) {
    return switch (type) {
      case ParameterizedType generic -> container(generic);
      case Class<?> plain when plain.isEnum() -> constants(plain);
      case Class<?> plain when plain.isRecord() -> reference(plain);
      case Class<?> plain when Fact.class.isAssignableFrom(plain) -> anotherFact();
      case Class<?> plain -> scalar(plain);
      default -> throw new IllegalArgumentException("No schema for " + type);
    };
  }

  private ObjectNode container(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    var schema = JsonNodeFactory.instance.objectNode();
    if (type.getRawType() == Optional.class) {
      return value(arguments[0]);
    }
    if (type.getRawType() == List.class) {
      schema.put("type", "array").set("items", value(arguments[0]));
      return schema;
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      schema.put("type", "object").set("additionalProperties", value(arguments[1]));
      return schema;
    }
    throw new IllegalArgumentException("No schema for " + type);
  }

  private static ObjectNode constants(Class<?> type) {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "string");
    var constants = schema.putArray("enum");
    var words = JsonNodeFactory.instance.objectNode();
    var comments = DocComments.of(type);
    for (var constant : type.getEnumConstants()) {
      var name = ((Enum<?>) constant).name();
      constants.add(name);
      var text = comments.text(type.getSimpleName() + "." + name);
      if (!text.isEmpty()) {
        words.put(name, text);
      }
    }
    if (!words.isEmpty()) {
      schema.set(WORDS_OF_CONSTANTS, words);
    }
    return schema;
  }

  private ObjectNode reference(Class<?> type) {
    var name = type.getSimpleName();
    if (!definitions.has(name)) {
      definitions.putObject(name); // takes the place, so that the order is that of first use
      definitions.set(name, object(type));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  /// A fact within a fact has its own schema, named by its field `type`.
  private static ObjectNode anotherFact() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject("type").put("type", "string");
    schema.putArray("required").add("type");
    schema.put("additionalProperties", true);
    return schema;
  }

  private static ObjectNode scalar(Class<?> type) {
    var schema = JsonNodeFactory.instance.objectNode();
    if (type == String.class) {
      return schema.put("type", "string");
    }
    if (type == UUID.class) {
      return schema.put("type", "string").put("format", "uuid");
    }
    if (type == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (type == Duration.class) {
      return schema.put("type", "string").put("pattern", DURATION);
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (Arrays.asList(int.class, long.class, Integer.class, Long.class).contains(type)) {
      return schema.put("type", "integer");
    }
    throw new IllegalArgumentException("No schema for " + type);
  }
}
