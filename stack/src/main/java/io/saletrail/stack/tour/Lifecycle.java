package io.saletrail.stack.tour;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads `conversions.lifecycle.v1` from its current end, as an analyst would.
final class Lifecycle implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConversionFact> seen = new ArrayList<>();

  private Lifecycle(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static Lifecycle fromNowOn(String bootstrapServers) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.CONVERSIONS_LIFECYCLE.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: reading the position fixes it.
    partitions.forEach(consumer::position);
    return new Lifecycle(consumer);
  }

  /// Returns the first fact, already read or still to come, that `select` accepts.
  <T> Optional<T> await(Duration limit, Function<ConversionFact, Optional<T>> select) {
    Instant deadline = Instant.now().plus(limit);
    int looked = 0;
    while (true) {
      for (; looked < seen.size(); looked++) {
        Optional<T> found = select.apply(seen.get(looked));
        if (found.isPresent()) {
          return found;
        }
      }
      if (Instant.now().isAfter(deadline)) {
        return Optional.empty();
      }
      consumer.poll(POLL).forEach(record -> record(record.value()));
    }
  }

  private void record(byte[] body) {
    switch (FactFormat.read(body, ConversionFact.class)) {
      case FactFormat.Reading.Known<ConversionFact>(ConversionFact fact) -> seen.add(fact);
      case FactFormat.Reading.Unknown<ConversionFact> _,
          FactFormat.Reading.Broken<ConversionFact> _ -> {}
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
