package io.saletrail.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.activity.Observation.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Events recorded by other projects, 2017 to 2025, if their folder exists beside this project.
/// Their licence does not let us copy them.
class RecordedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// From the first years: disputes without an id, and an application without an object
  /// type. Stripe has not made such events for ten years.
  private static final Set<String> TOO_OLD =
      Set.of(
          "charge.dispute.closed.json",
          "charge.dispute.updated.json",
          "account.application.deauthorized.json");

  @Test
  void everyRecordedEventIsReadOrSkipped() throws IOException {
    var folder = Path.of("../../shared/stripe-samples");
    assumeTrue(Files.isDirectory(folder), "skipped: no recorded events at " + folder);
    var unreadable = new TreeSet<String>();
    var events = 0;

    for (var file : jsonFilesIn(folder)) {
      var event = JSON.readTree(Files.readAllBytes(file));
      if (event.path("object").asText().equals("event")) {
        events++;
        switch (read(event)) {
          case ReadResult.Read _, ReadResult.Skipped _ -> {}
          case ReadResult.ReadInPart _, ReadResult.Unreadable _ ->
              unreadable.add(file.getFileName().toString());
        }
      }
    }

    assertThat(events).isGreaterThan(50);
    assertThat(unreadable).isEqualTo(TOO_OLD);
  }

  /// Stripe's own examples are generated field by field: they need not be consistent, but must
  /// not fail.
  @Test
  void everyExampleOfAResourceEndsInANamedOutcome() throws IOException {
    var file = Path.of("../../shared/stripe-samples/stripe-openapi/openapi/fixtures3.json");
    assumeTrue(Files.exists(file), "skipped: no examples at " + file);
    var outcomes = new ArrayList<ReadResult>();

    for (var resource : JSON.readTree(Files.readAllBytes(file)).path("resources")) {
      var event = JSON.createObjectNode();
      event.put("id", "evt_1").put("object", "event").put("type", "made.up");
      event.put("created", 1_790_000_000).put("livemode", false);
      event.putObject("data").set("object", resource);
      outcomes.add(read(event));
    }

    assertThat(outcomes).hasSizeGreaterThan(100);
  }

  private static ReadResult read(JsonNode event) throws IOException {
    return Fixture.READER.read(Fixture.MERCHANT, Origin.WEBHOOK, JSON.writeValueAsBytes(event));
  }

  private static List<Path> jsonFilesIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
