package io.saletrail.ingest.intake;

/// What Kafka did with an appended event.
public enum AppendResult {
  /// Acknowledged by all required replicas.
  DURABLE,
  /// Unreachable, or not acknowledged in time. Kafka may have stored the event; a repetition is
  /// harmless.
  KAFKA_UNAVAILABLE,
  /// More events are in flight than Kafka accepts.
  OVERLOADED,
  /// Larger than a message may be. A retry does not help.
  TOO_LARGE
}
