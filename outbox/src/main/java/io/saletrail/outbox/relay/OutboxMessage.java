package io.saletrail.outbox.relay;

import io.saletrail.outbox.FactProducer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A committed fact that has not reached Kafka yet. Public only because Hibernate extends it from
/// another class loader.
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {
  @Id long id;

  int shard;

  String topic;

  @Column(name = "message_key")
  String messageKey;

  String headers;

  String body;

  ProducerRecord<String, byte[]> toRecord() {
    return FactProducer.record(topic, messageKey, headers, body);
  }

  public String messageKey() {
    return messageKey;
  }

  /// What Kafka keeps in order.
  TopicKey topicKey() {
    return new TopicKey(topic, messageKey);
  }

  record TopicKey(String topic, String key) {}
}
