package io.saletrail.sandbox.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class EmbeddedKafkaTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void aLaterStartOnAnotherPortFindsTheTopicsAndRecordsOfTheFirst() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      kafka.createTopics(List.of(new NewTopic("sales", 2, (short) 1)));
      try (var producer = producer(kafka, Map.of("enable.idempotence", true))) {
        producer.send(new ProducerRecord<>("sales", 1, "k", "kept")).get();
      }
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      kafka.createTopics(List.of(new NewTopic("sales", 2, (short) 1)));
      try (var producer = producer(kafka, Map.of("enable.idempotence", true))) {
        producer.send(new ProducerRecord<>("sales", 1, "k", "added")).get();
      }

      assertThat(read(kafka, new TopicPartition("sales", 1), 2)).containsExactly("kept", "added");
    }
  }

  @Test
  void anAbortedTransactionIsNotReadAndACommittedOneIs() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      kafka.createTopics(List.of(new NewTopic("sales", 1, (short) 1)));
      try (var producer = producer(kafka, Map.of("transactional.id", "till"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("sales", "k", "aborted"));
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("sales", "k", "committed"));
        producer.commitTransaction();
      }

      assertThat(read(kafka, new TopicPartition("sales", 0), 1)).containsExactly("committed");
    }
  }

  @Test
  void aTopicCanBeCompactedAndIsNotCreatedTwice() throws Exception {
    Map<String, String> compacted =
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      kafka.createTopics(List.of(new NewTopic("settings", 1, (short) 1).configs(compacted)));
      kafka.createTopics(List.of(new NewTopic("settings", 1, (short) 1)));

      assertThat(cleanupPolicy(kafka, "settings")).isEqualTo("compact");
    }
  }

  @Test
  void aSecondBrokerOnTheSameFolderFailsWithAReason() {
    try (EmbeddedKafka _ = EmbeddedKafka.start(folder)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(folder))
          .hasMessageContaining("in use by another running process");
    }
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedKafka kafka, Map<String, Object> more) {
    var settings = new HashMap<String, Object>(more);
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("acks", "all");
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private static List<String> read(EmbeddedKafka kafka, TopicPartition partition, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    Instant deadline = Instant.now().plus(LIMIT);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      while (values.size() < count && Instant.now().isBefore(deadline)) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static String cleanupPolicy(EmbeddedKafka kafka, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .get(TopicConfig.CLEANUP_POLICY_CONFIG)
          .value();
    }
  }
}
