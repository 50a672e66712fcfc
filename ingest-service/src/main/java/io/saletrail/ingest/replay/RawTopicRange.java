package io.saletrail.ingest.replay;

import io.saletrail.contracts.Topic;
import io.saletrail.ingest.replay.ReplayCursor.OffsetRange;
import io.saletrail.outbox.feed.Heartbeat;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a time range of the raw topic, independently of the feed. Blocks.
@ApplicationScoped
class RawTopicRange {
  private static final String TOPIC = Topic.STRIPE_EVENTS.topicName();

  private final Map<String, Object> broker;
  private final ReplayConfig config;

  RawTopicRange(
      @Identifier("default-kafka-broker") Map<String, Object> broker, ReplayConfig config) {
    this.broker = broker;
    this.config = config;
  }

  /// A batch of one partition.
  ///
  /// @param next the offset after it
  record Batch(int partition, List<ConsumerRecord<String, byte[]>> messages, long next) {}

  /// Opens a consumer of its own.
  Open open() {
    var settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-service-replay");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(config.timeout().toMillis()));
    return new Open(
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        config.timeout());
  }

  /// An open consumer.
  static final class Open implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Duration timeout;

    private Open(KafkaConsumer<String, byte[]> consumer, Duration timeout) {
      this.consumer = consumer;
      this.timeout = timeout;
    }

    /// The offsets between two times, by partition.
    Map<Integer, OffsetRange> between(Instant from, Instant to) {
      var partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      var ends = consumer.endOffsets(partitions);
      var first = offsets(partitions, from);
      var last = offsets(partitions, to);
      var ranges = new TreeMap<Integer, OffsetRange>();
      for (var partition : partitions) {
        var end = Optional.ofNullable(ends.get(partition)).orElse(0L);
        ranges.put(
            partition.partition(),
            new OffsetRange(first.getOrDefault(partition, end), last.getOrDefault(partition, end)));
      }
      return ranges;
    }

    /// The next batch of a partition; empty at the end of the range.
    ///
    /// @throws IllegalStateException when Kafka does not deliver it in time
    Optional<Batch> next(int partition, OffsetRange range) {
      if (range.next() >= range.end()) {
        return Optional.empty();
      }
      var partitionRef = new TopicPartition(TOPIC, partition);
      if (!consumer.assignment().equals(Set.of(partitionRef))
          || consumer.position(partitionRef) != range.next()) {
        consumer.assign(List.of(partitionRef));
        consumer.seek(partitionRef, range.next());
      }
      var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
      for (var message : consumer.poll(timeout).records(partitionRef)) {
        if (message.offset() < range.end() && !Heartbeat.is(message)) {
          messages.add(message);
        }
      }
      // Deleted messages are skipped, so the position can be ahead of the messages.
      var next = consumer.position(partitionRef);
      if (next <= range.next()) {
        throw new IllegalStateException("Kafka delivers no events");
      }
      return Optional.of(new Batch(partition, messages, next));
    }

    /// The first offsets at or after a time, for partitions that have one.
    private Map<TopicPartition, Long> offsets(
        Collection<TopicPartition> partitions, Instant moment) {
      var request = new HashMap<TopicPartition, Long>();
      partitions.forEach(partition -> request.put(partition, moment.toEpochMilli()));
      var offsets = new HashMap<TopicPartition, Long>();
      consumer
          .offsetsForTimes(request)
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  offsets.put(partition, found.offset());
                }
              });
      return offsets;
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
