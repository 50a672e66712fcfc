package io.saletrail.outbox.feed;

import org.apache.kafka.common.TopicPartition;

/// How far a database has got in a partition. A row of `feed_position`.
///
/// @param nextOffset every message before it is applied or parked in this database
record FeedPosition(String topic, int partition, long nextOffset) {
  static FeedPosition of(TopicPartition partition, long nextOffset) {
    return new FeedPosition(partition.topic(), partition.partition(), nextOffset);
  }

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }
}
