package io.saletrail.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The script that creates the topics in production, and the page for analysts, name the same
/// topics as the code.
class TopicListsTest {
  private static final Path SCRIPT = Path.of("../deploy/kafka/topics");
  private static final Path PAGE = Path.of("../docs/topics.md");

  @Test
  void theScriptCreatesExactlyTheTopics() throws IOException {
    var made =
        Files.readAllLines(SCRIPT).stream().filter(line -> line.startsWith("topic ")).toList();

    assertThat(made)
        .containsExactlyElementsOf(
            Arrays.stream(Topic.values()).map(TopicListsTest::line).toList());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void thePageAgreesWithTheTopic(Topic topic) throws IOException {
    var access = topic.access().name().toLowerCase(Locale.ROOT);
    var row =
        "| `%s` | %s | %s | %s |"
            .formatted(topic.topicName(), topic.keyedBy(), kept(topic), access);

    assertThat(Files.readString(PAGE)).contains(row);
  }

  private static String kept(Topic topic) {
    return Optional.ofNullable(topic.config().get("retention.ms"))
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)).toDays() + " days")
        .orElse("the newest");
  }

  private static String line(Topic topic) {
    var config =
        new TreeMap<>(topic.config())
            .entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    return "topic %s %d %s".formatted(topic.topicName(), Topic.PARTITIONS, config);
  }
}
