package io.saletrail.ingest.intake;

/// What became of an event at the door to Kafka.
public enum AppendResult {
  /// Every replica that must have it has it.
  DURABLE,
  /// Kafka could not be reached or did not acknowledge in time. It may hold the event all the
  /// same; sending it again does no harm.
  KAFKA_UNAVAILABLE,
  /// More is under way than Kafka keeps up with.
  OVERLOADED,
  /// Larger than any message may be. Sending it again will not help.
  TOO_LARGE
}
