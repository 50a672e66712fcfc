package io.saletrail.stack.trial;

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

/// The conversions of one merchant that were approved, as the topic of decisions shows it.
public final class DecisionWatch implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofMillis(50);

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

  /// How many were approved by now.
  public int approved() {
    look();
    return approved.size();
  }

  /// Whether a conversion was approved by now.
  ///
  /// @param charge its external id
  public boolean isApproved(String charge) {
    look();
    return approved.contains(charge);
  }

  private void look() {
    consumer.poll(GLANCE).forEach(message -> read(message.value()));
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
