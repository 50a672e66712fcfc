package io.saletrail.stack.chaos;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// When each merchant was polled, read from the polls topic.
final class PollWatch implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  /// Requests that waited together complete together: one pass is one instant.
  private final Map<String, SortedSet<Instant>> ends = new HashMap<>();

  PollWatch(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.STRIPE_POLLS.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// Whether each of these accounts has been polled since.
  boolean all(Collection<String> accounts, Instant since) {
    readNew();
    return accounts.stream().noneMatch(account -> since(account, since).isEmpty());
  }

  /// Number of polls of all accounts since then.
  long count(Instant since) {
    readNew();
    return ends.values().stream().mapToLong(all -> all.tailSet(since).size()).sum();
  }

  /// Times of the polls of one account since then, oldest first.
  List<Instant> since(String account, Instant since) {
    return List.copyOf(ends.getOrDefault(account, Collections.emptySortedSet()).tailSet(since));
  }

  /// Reads up to the current end of the topic.
  void readNew() {
    Map<TopicPartition, Long> until = consumer.endOffsets(consumer.assignment());
    while (until.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL_TIMEOUT).forEach(message -> record(message.value()));
    }
  }

  private void record(byte[] body) {
    switch (FactFormat.read(body, PollFact.class)) {
      case FactFormat.Reading.Known<PollFact>(var fact) -> {
        if (fact instanceof PollCompleted poll) {
          ends.computeIfAbsent(poll.account(), _ -> new TreeSet<>()).add(poll.completedAt());
        }
      }
      case FactFormat.Reading.Unknown<PollFact> _, FactFormat.Reading.Broken<PollFact> _ -> {}
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
