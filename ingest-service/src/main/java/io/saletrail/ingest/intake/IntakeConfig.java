package io.saletrail.ingest.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of appending events to Kafka.
@ConfigMapping(prefix = "saletrail.intake")
public interface IntakeConfig {
  /// The account of events without `account`: our own.
  String ownAccount();

  /// Time Kafka has to acknowledge an event.
  @WithDefault("8S")
  Duration deliveryTimeout();

  /// Time a send may wait for Kafka's metadata.
  @WithDefault("1S")
  Duration metadataTimeout();

  /// Kafka's `linger.ms`: the wait for more events in one request.
  @WithDefault("2MS")
  Duration linger();

  /// Maximum events in flight.
  @WithDefault("8192")
  int eventsInFlight();

  /// Maximum bytes in flight.
  @WithDefault("16777216")
  long bytesInFlight();

  /// Events sent as probes while Kafka is unavailable; all others fail immediately.
  @WithDefault("16")
  int probesWhileUnavailable();

  /// Bytes of Kafka's message limit reserved for headers, key and framing.
  @WithDefault("16384")
  int headerAllowanceBytes();
}
