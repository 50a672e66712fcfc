package io.saletrail.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The script that makes the topics in production makes the same ones that the code names.
class TopicScriptTest {
    private static final Path SCRIPT = Path.of("../deploy/kafka/topics");

    @Test
    void theScriptMakesExactlyTheTopicsOfTheHouse() throws IOException {
        var made =
                Files.readAllLines(SCRIPT).stream()
                        .filter(line -> line.startsWith("topic "))
                        .toList();

        assertThat(made)
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(TopicScriptTest::line).toList());
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
