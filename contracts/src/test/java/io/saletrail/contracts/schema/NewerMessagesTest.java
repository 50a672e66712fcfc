package io.saletrail.contracts.schema;

import static io.saletrail.contracts.schema.ContractFiles.CURRENT;
import static io.saletrail.contracts.schema.ContractFiles.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every feed makes of the messages of a newer version, or of a faulty producer: the fact, or
/// a named reason to park it. Reading never throws, because that would stop the channel.
class NewerMessagesTest {
  private static final BigInteger OVERFLOW = BigInteger.TEN.pow(40);

  /// A value in path of any other.
  private static final Map<String, JsonNode> VALUES =
      Map.of(
          "unknown constant", TextNode.valueOf("TELEPORTED"),
          "NUL", TextNode.valueOf("a\0b"),
          "text of any length", TextNode.valueOf("x".repeat(100_000)),
          "number overflow", BigIntegerNode.valueOf(OVERFLOW),
          "negative overflow", BigIntegerNode.valueOf(OVERFLOW.negate()));

  @ParameterizedTest
  @MethodSource("facts")
  void anUnknownFieldIsIgnored(Class<? extends Fact> type) {
    var example = example(type);
    var known = read(type, example);

    var newer = read(type, example.deepCopy().put("later", 1));

    assertThat(newer).isInstanceOf(Reading.Known.class).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void anUnknownTypeIsNamed(Class<? extends Fact> type) {
    if (FactRecords.family(type).isEmpty()) {
      return;
    }

    var reading = read(type, example(type).put("type", "Later"));

    assertThat(reading).isEqualTo(new Reading.Unknown<>("Later"));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aMissingFieldIsAbsentOrMakesTheMessageBroken(Class<? extends Fact> type) {
    for (var path : paths(example(type))) {
      var message = example(type);
      path.parentIn(message).remove(path.field());

      assertThat(read(type, message)).as(path.toString()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("factsAndValues")
  void anyValueInAnyFieldIsReadOrMakesTheMessageBroken(
      Class<? extends Fact> type, String name, JsonNode value) {
    for (var path : paths(example(type))) {
      var message = example(type);
      path.parentIn(message).set(path.field(), value);

      assertThat(read(type, message)).as("%s in %s", name, path).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aWrongTypeInAnyFieldIsReadOrMakesTheMessageBroken(Class<? extends Fact> type) {
    for (var path : paths(example(type))) {
      var message = example(type);
      path.parentIn(message).putArray(path.field()).addObject().put("unexpected", true);

      assertThat(read(type, message)).as(path.toString()).isNotNull();
    }
  }

  static List<Class<? extends Fact>> facts() {
    return FactRecords.all();
  }

  static Stream<Arguments> factsAndValues() {
    return facts().stream()
        .flatMap(
            type ->
                VALUES.entrySet().stream()
                    .map(value -> arguments(type, value.getKey(), value.getValue())));
  }

  /// A field of a message.
  ///
  /// @param parent the JSON pointer of the object that has it
  private record FieldPath(String parent, String field) {
    ObjectNode parentIn(ObjectNode message) {
      return (ObjectNode) message.at(parent);
    }
  }

  private static List<FieldPath> paths(ObjectNode message) {
    var paths = new ArrayList<FieldPath>();
    collect("", message, paths);
    return paths;
  }

  private static void collect(String parent, JsonNode node, List<FieldPath> paths) {
    for (var field : node.properties()) {
      paths.add(new FieldPath(parent, field.getKey()));
      if (field.getValue().isObject()) {
        collect(parent + "/" + field.getKey(), field.getValue(), paths);
      }
    }
  }

  private static ObjectNode example(Class<? extends Fact> type) {
    return (ObjectNode) ContractFiles.tree(CURRENT.of(type.getSimpleName(), EXAMPLE));
  }

  private static Reading<?> read(Class<? extends Fact> type, JsonNode message) {
    Class<? extends Fact> family = FactRecords.family(type).orElse(type);
    return FactFormat.read(message.toString().getBytes(StandardCharsets.UTF_8), family);
  }
}
