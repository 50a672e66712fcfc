package io.saletrail.ingest;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads one topic from its start, independently of the service. It also contains messages of
/// other tests.
public final class TopicReader implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

  public TopicReader(String bootstrapServers, Topic topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "fetch.max.wait.ms",
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
  }

  /// All messages of this key so far.
  public List<ConsumerRecord<String, byte[]>> of(String key) {
    var ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(GLANCE).forEach(heard::add);
    }
    return heard.stream().filter(message -> key.equals(message.key())).toList();
  }

  /// The same as facts.
  public <F extends Fact> List<F> facts(String key, Class<F> family) {
    return of(key).stream().map(message -> fact(message.value(), family)).toList();
  }

  private static <F extends Fact> F fact(byte[] body, Class<F> family) {
    return switch (FactFormat.read(body, family)) {
      case FactFormat.Reading.Known<F>(var fact) -> fact;
      case FactFormat.Reading.Unknown<F>(var type) -> throw new AssertionError(type);
      case FactFormat.Reading.Broken<F>(var why) -> throw new AssertionError(why);
    };
  }

  @Override
  public void close() {
    consumer.close();
  }
}
