package io.saletrail.ingest.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How events get into Kafka.
@ConfigMapping(prefix = "saletrail.intake")
public interface IntakeConfig {
  /// The account whose events carry no `account`: ours.
  String ownAccount();

  /// How long Kafka may take to acknowledge an event before its sender hears that it could not.
  @WithDefault("8S")
  Duration deliveryTimeout();

  /// How long one send may wait for Kafka to be found at all.
  @WithDefault("1S")
  Duration metadataTimeout();

  /// How long an event waits for others to share a request to Kafka with.
  @WithDefault("2MS")
  Duration linger();

  /// Events that may be on their way to Kafka at a time.
  @WithDefault("8192")
  int eventsInFlight();

  /// Bytes of events that may be on their way to Kafka at a time.
  @WithDefault("16777216")
  long bytesInFlight();

  /// Events let through at a time to find out whether Kafka is back; the others are refused at
  /// once.
  @WithDefault("16")
  int probesWhileUnavailable();

  /// What Kafka's message limit leaves for headers, key and framing.
  @WithDefault("16384")
  int headerAllowanceBytes();
}
