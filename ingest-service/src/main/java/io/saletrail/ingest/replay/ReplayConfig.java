package io.saletrail.ingest.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the raw topic is read again.
@ConfigMapping(prefix = "saletrail.replay")
public interface ReplayConfig {
  /// How often it is looked whether one is due.
  @WithDefault("1S")
  Duration tick();

  /// Messages in one batch.
  @WithDefault("500")
  int batch();

  /// How long Kafka is waited for with one batch.
  @WithDefault("10S")
  Duration timeout();

  /// How long a replica may be silent before another goes on.
  @WithDefault("2M")
  Duration lease();

  /// How soon it goes on after Kafka or the database was away.
  @WithDefault("10S")
  Duration pause();

  /// How long one transaction may take.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// Replays in one answer.
  @WithDefault("20")
  int shown();

  /// How long it is remembered that there was one.
  @WithDefault("90D")
  Duration retention();
}
