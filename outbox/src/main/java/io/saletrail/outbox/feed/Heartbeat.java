package io.saletrail.outbox.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/// A message without a merchant that takes the path of every payment, partition by partition: its
/// age shows where the path is blocked, also while no sales arrive. [Feed] takes it out before any
/// work reads it.
///
/// @param at when ingest-service sent it; stays the same at each step
/// @param key chosen so that Kafka's partitioner selects the same partition of each topic
public record Heartbeat(String type, String id, Instant at, String key, @JsonIgnore Topic topic)
    implements Fact {
  private static final String TYPE = "Heartbeat";

  /// In place of a merchant's account.
  private static final String NO_ACCOUNT = "heartbeat";

  private static final List<String> KEYS =
      IntStream.range(0, Topic.PARTITIONS).mapToObj(Heartbeat::keyOf).toList();

  /// A heartbeat for one partition.
  public static Heartbeat of(Topic topic, int partition, Instant at) {
    var key = KEYS.get(partition);
    var id = "%s-%d-%s".formatted(key, at.toEpochMilli(), topic.topicName());
    return new Heartbeat(TYPE, id, at, key, topic);
  }

  /// The first key that Kafka's partitioner puts into a partition.
  private static String keyOf(int partition) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> NO_ACCOUNT + "-" + n)
        .filter(key -> partitionOf(key) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static int partitionOf(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Topic.PARTITIONS;
  }

  @Override
  public String account() {
    return NO_ACCOUNT;
  }

  /// The message, for a producer without an outbox.
  public ProducerRecord<String, byte[]> toRecord(String source) {
    var message =
        new ProducerRecord<>(topic.topicName(), key, FactFormat.write(this).getBytes(UTF_8));
    CloudEventHeaders.of(this, source)
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    return message;
  }

  /// Whether a message is a heartbeat.
  public static boolean is(ConsumerRecord<String, byte[]> message) {
    return header(message, "ce_type").filter(Heartbeat::isType).isPresent();
  }

  private static boolean isType(String type) {
    return type.equals("io.saletrail." + TYPE + ".v1");
  }

  /// A heartbeat that was received.
  ///
  /// @param topic the name of the topic that brought it
  record Received(String topic, int partition, Instant sentAt) {
    static Stream<Received> of(ConsumerRecord<String, byte[]> message) {
      return is(message)
          ? header(message, "ce_time").stream()
              .map(at -> new Received(message.topic(), message.partition(), Instant.parse(at)))
          : Stream.of();
    }

    /// The same heartbeat on the next topic.
    Heartbeat on(Topic next) {
      return Heartbeat.of(next, partition, sentAt);
    }
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> message, String name) {
    return Optional.ofNullable(message.headers().lastHeader(name))
        .map(header -> new String(header.value(), UTF_8));
  }
}
