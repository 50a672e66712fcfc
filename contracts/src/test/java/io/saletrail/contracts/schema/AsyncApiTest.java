package io.saletrail.contracts.schema;

import static io.saletrail.contracts.schema.ContractFiles.CURRENT;
import static io.saletrail.contracts.schema.ContractFiles.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// `asyncapi.yaml` names exactly the topics and messages of the code.
class AsyncApiTest {
  private static final Path FILE = Path.of("asyncapi.yaml").toAbsolutePath();
  private static final JsonNode DOCUMENT = document();
  private static final Set<String> SERVICES =
      Set.of("ingest-service", "conversion-service", "trackdesk-publisher", "settings-service");

  @Test
  void everyTopicIsAChannel() {
    assertThat(channels().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theChannelAgreesWithTheTopic(Topic topic) {
    var channel = channels().get(topic.topicName());
    var kafka = channel.at("/bindings/kafka");

    assertThat(channel.path("x-keyed-by").asText()).isEqualTo(topic.keyedBy());
    assertThat(channel.path("x-access").asText()).isEqualTo(topic.access().name());
    assertThat(channel.path("x-owner").asText()).isIn(SERVICES);
    assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
    assertThat(configuration(kafka.path("topicConfiguration"))).isEqualTo(topic.config());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theChannelHasTheFactsOfTheTopicsFolder(Topic topic) {
    var schemas =
        CURRENT.all(SCHEMA).stream()
            .filter(file -> ContractFiles.topicOf(file).equals(topic.topicName()))
            .map(Path::toString)
            .collect(Collectors.toCollection(TreeSet::new));

    var payloads = new TreeSet<String>();
    for (var message : channels().get(topic.topicName()).path("messages")) {
      var reference = resolve(message).at("/payload/schema/$ref").asText();
      payloads.add(FILE.resolveSibling(reference).toString());
    }

    assertThat(payloads).isEqualTo(schemas);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theOwnerIsAmongTheSenders(Topic topic) {
    var channel = channels().get(topic.topicName());

    var senders = new TreeSet<String>();
    for (var operation : DOCUMENT.path("operations")) {
      if (operation.path("action").asText().equals("send")
          && resolve(operation.path("channel")).equals(channel)) {
        senders.add(operation.path("x-service").asText());
      }
    }

    assertThat(senders).isSubsetOf(SERVICES).contains(channel.path("x-owner").asText());
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void theTopicsOfAServiceEqualItsConfiguration(String service) throws IOException {
    var properties = Path.of("..", service, "src/main/resources/application.properties");
    var feeds =
        Files.readAllLines(properties).stream()
            .filter(line -> line.matches("mp\\.messaging\\.incoming\\..*\\.topic=.*"))
            .map(line -> line.substring(line.indexOf('=') + 1).strip())
            .toList();

    var read = new TreeSet<String>();
    for (var operation : DOCUMENT.path("operations")) {
      if (operation.path("action").asText().equals("receive")
          && operation.path("x-service").asText().equals(service)) {
        read.add(resolve(operation.path("channel")).path("address").asText());
      }
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(feeds);
  }

  @Test
  void theHeadersAreThoseThatTheCodeWrites() {
    var headers = DOCUMENT.at("/components/messageTraits/cloudEvent/headers/properties");

    assertThat(headers.properties().stream().map(Map.Entry::getKey).toList())
        .containsExactlyElementsOf(CloudEventHeaders.of("", "", "", "", "").keySet());
  }

  private static Map<String, JsonNode> channels() {
    return DOCUMENT.path("channels").properties().stream()
        .collect(
            Collectors.toMap(
                channel -> channel.getValue().path("address").asText(), Map.Entry::getValue));
  }

  private static Map<String, String> configuration(JsonNode node) {
    var configuration = new HashMap<String, String>();
    for (var setting : node.properties()) {
      var value = setting.getValue();
      configuration.put(
          setting.getKey(), value.isArray() ? value.path(0).asText() : value.asText());
    }
    return configuration;
  }

  private static JsonNode resolve(JsonNode node) {
    return DOCUMENT.at(node.path("$ref").asText().substring(1));
  }

  private static JsonNode document() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
