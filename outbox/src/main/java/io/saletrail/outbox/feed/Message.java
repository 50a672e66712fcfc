package io.saletrail.outbox.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record and what was read from it.
record Message<T>(ConsumerRecord<String, byte[]> record, T value) {
  /// The merchant. A key may go on after a colon: that of a conversion does.
  String key() {
    var key = record.key() == null ? "" : record.key();
    var end = key.indexOf(':');
    return end < 0 ? key : key.substring(0, end);
  }
}
