package io.saletrail.stack.bench;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Approved conversions of one merchant, read from the lifecycle topic.
public final class DecisionWatch implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(50);

  private final KafkaConsumer<String, byte[]> consumer;
  private final String account;
  private final Set<String> approved = new HashSet<>();

  public DecisionWatch(String kafka, String account) {
    this.account = account;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.CONVERSIONS_LIFECYCLE.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// Number of conversions approved so far.
  public int approved() {
    readNew();
    return approved.size();
  }

  /// Whether a conversion was approved so far.
  ///
  /// @param charge the external id
  public boolean isApproved(String charge) {
    readNew();
    return approved.contains(charge);
  }

  private void readNew() {
    consumer.poll(POLL_TIMEOUT).forEach(message -> read(message.value()));
  }

  private void read(byte[] body) {
    if (FactFormat.read(body, ConversionFact.class)
            instanceof FactFormat.Reading.Known<ConversionFact>(ConversionChanged change)
        && change.account().equals(account)
        && change.status() == ConversionStatus.APPROVED) {
      approved.add(change.externalId());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
