package io.saletrail.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.intake.EnvelopeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every event, however broken, has a named outcome. Set `fuzz.seed` to repeat a
/// run.
class MutatedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 5_000;
  private static final int MOST_MUTATIONS = 4;
  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "4900",
          "0.5",
          "1e308",
          "1e400",
          "[]",
          "{}",
          "\"\"",
          "\"x\"",
          "[null]",
          "[[1]]",
          "{\"data\":7}",
          "{\"data\":[{}]}",
          "{\"id\":7}",
          "{\"id\":\"ch_9\",\"object\":\"charge\"}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "9223372036854775807",
          "-9223372036854775808",
          "1".repeat(300),
          "\"" + "x".repeat(7_000) + "\"",
          "[".repeat(200) + "]".repeat(200));

  @Test
  void everyMutatedEventEndsInANamedOutcome() {
    var seed = Long.getLong("fuzz.seed", System.nanoTime());
    System.out.println("fuzz.seed=" + seed);
    var random = new Random(seed);
    var fixtures = Fixture.names().stream().map(Fixture::bytes).toList();

    for (var i = 0; i < EVENTS; i++) {
      var event = mutated(fixtures.get(random.nextInt(fixtures.size())), random);
      try {
        outcome(event);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ": " + new String(event, UTF_8), e);
      }
    }
  }

  private static void outcome(byte[] event) {
    EnvelopeReader.read(event);
    switch (Fixture.READER.read(Fixture.MERCHANT, Origin.WEBHOOK, event)) {
      case ReadResult.Read(var activities) -> activities.forEach(MutatedEventsTest::crosses);
      case ReadResult.ReadInPart(var activities, var _) ->
          activities.forEach(MutatedEventsTest::crosses);
      case ReadResult.Skipped _, ReadResult.Unreadable _ -> {}
    }
  }

  /// What was read can be written, read back, and its ids kept in a database.
  private static void crosses(PaymentActivity activity) {
    var body = FactFormat.write(activity);
    var back = FactFormat.read(body.getBytes(UTF_8), PaymentActivity.class);
    if (!back.equals(new FactFormat.Reading.Known<>(activity)) || body.contains("\\u0000")) {
      throw new AssertionError("not the same on the other side: " + body);
    }
  }

  private static byte[] mutated(byte[] event, Random random) {
    try {
      var root = JSON.readTree(event);
      for (var i = 1 + random.nextInt(MOST_MUTATIONS); i > 0; i--) {
        mutate(root, random);
      }
      var bytes = root.toString().getBytes(UTF_8);
      if (random.nextInt(50) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      return bytes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void mutate(JsonNode root, Random random) throws JsonProcessingException {
    var locations = new ArrayList<Location>();
    collect(root, locations);
    var part = locations.get(random.nextInt(locations.size()));
    if (random.nextInt(3) == 0) {
      part.drop();
    } else {
      part.put(JSON.readTree(STRANGE.get(random.nextInt(STRANGE.size()))));
    }
  }

  private static void collect(JsonNode node, List<Location> locations) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(
                  field -> {
                    locations.add(new Field(object, field.getKey()));
                    collect(field.getValue(), locations);
                  });
      case ArrayNode array -> {
        for (var i = 0; i < array.size(); i++) {
          locations.add(new Element(array, i));
          collect(array.get(i), locations);
        }
      }
      default -> {}
    }
  }

  private sealed interface Location {
    void drop();

    void put(JsonNode value);
  }

  private record Field(ObjectNode object, String name) implements Location {
    @Override
    public void drop() {
      object.remove(name);
    }

    @Override
    public void put(JsonNode value) {
      object.set(name, value);
    }
  }

  private record Element(ArrayNode array, int index) implements Location {
    @Override
    public void drop() {
      array.remove(index);
    }

    @Override
    public void put(JsonNode value) {
      array.set(index, value);
    }
  }
}
