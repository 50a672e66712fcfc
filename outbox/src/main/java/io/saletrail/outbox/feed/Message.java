package io.saletrail.outbox.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record and what was read from it.
record Message<T>(ConsumerRecord<String, byte[]> record, T value) {
  String key() {
    return record.key() == null ? "" : record.key();
  }
}
