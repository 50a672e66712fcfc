package io.saletrail.stack.chaos;

import io.saletrail.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// On every topic, a message that is no fact and a fact of a newer version, between the others.
/// They stay parked: nothing else may.
final class PoisonedFeeds implements Disruption {

  /// Not the key of any shop.
  private static final String KEY = "acct_poisoned";

  private static final List<String> BODIES =
      List.of(
          "neither JSON nor a fact", "{\"type\":\"SaleTeleported\",\"account\":\"" + KEY + "\"}");

  /// Services count their parked messages at this interval.
  private static final Duration COUNTED = Duration.ofSeconds(17);

  private final String kafka;

  PoisonedFeeds(String kafka) {
    this.kafka = kafka;
  }

  @Override
  public void begin() {
    Map<String, Object> access = Map.of("bootstrap.servers", kafka);
    try (var producer =
        new KafkaProducer<>(access, new StringSerializer(), new ByteArraySerializer())) {
      for (var topic : Topic.values()) {
        for (var body : BODIES) {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          var _ = producer.send(new ProducerRecord<>(topic.topicName(), KEY, bytes));
        }
      }
      producer.flush();
    }
  }

  @Override
  public void end() {
    Pause.of(COUNTED);
  }
}
