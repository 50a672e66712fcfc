package io.saletrail.sandbox.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Topic;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class InfrastructureTestResourceTest {

  @Test
  void eachStartHasTheSameKafkaAndItsOwnDatabase() {
    Map<String, String> first = start(Map.of("database", "ingest"));
    Map<String, String> second = start(Map.of("database", "ingest"));

    assertThat(first)
        .containsOnlyKeys("kafka.bootstrap.servers", "KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL");
    assertThat(second.get("kafka.bootstrap.servers"))
        .isEqualTo(first.get("KAFKA_BOOTSTRAP_SERVERS"));
    assertThat(second.get("DATABASE_URL"))
        .startsWith("postgresql://")
        .isNotEqualTo(first.get("DATABASE_URL"));
  }

  @Test
  void noDatabaseIsCreatedUnlessRequested() {
    assertThat(start(Map.of())).doesNotContainKey("DATABASE_URL");
  }

  @Test
  void theTopicsOfTheContractsAndTheRequestedOnesExist() throws Exception {
    String kafka = start(Map.of("topics", "extra.one,extra.two")).get("kafka.bootstrap.servers");

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      assertThat(admin.listTopics().names().get())
          .contains("extra.one", "extra.two")
          .containsAll(Stream.of(Topic.values()).map(Topic::topicName).toList());
    }
  }

  private static Map<String, String> start(Map<String, String> arguments) {
    InfrastructureTestResource resource = new InfrastructureTestResource();
    resource.init(arguments);
    return resource.start();
  }
}
