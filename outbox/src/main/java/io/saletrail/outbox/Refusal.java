package io.saletrail.outbox;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Why Kafka refuses a record for itself: to wait for Kafka does not help.
public enum Refusal {
  TOO_LARGE,
  INVALID,
  TOPIC_MISSING,
  NOT_AUTHORISED;

  /// Whether every record of the topic is refused until an operator changes something.
  public boolean isTopicWide() {
    return this == TOPIC_MISSING || this == NOT_AUTHORISED;
  }

  /// The failure of a caller that cannot set the record aside. A topic that is missing or closed
  /// counts as an outage, so that the caller waits.
  KafkaException failure() {
    return switch (this) {
      case TOO_LARGE -> new RecordTooLargeException("The record is too large");
      case INVALID -> new SerializationException("The record is invalid");
      case TOPIC_MISSING, NOT_AUTHORISED ->
          new KafkaException("The topic takes no record: " + this);
    };
  }

  /// Empty for a failure of Kafka, the network or the process.
  static Optional<Refusal> of(Throwable failure) {
    return switch (failure) {
      case RecordTooLargeException _ -> Optional.of(TOO_LARGE);
      case SerializationException _ -> Optional.of(INVALID);
      case TopicAuthorizationException _ -> Optional.of(NOT_AUTHORISED);
      case InvalidTopicException _, UnknownTopicOrPartitionException _ ->
          Optional.of(TOPIC_MISSING);
      // The producer waited for the topic; the broker's own answer is the cause.
      case org.apache.kafka.common.errors.TimeoutException timeout ->
          Optional.ofNullable(timeout.getCause()).flatMap(Refusal::of);
      default -> Optional.empty();
    };
  }
}
