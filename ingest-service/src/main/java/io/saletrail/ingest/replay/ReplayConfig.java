package io.saletrail.ingest.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of replays.
@ConfigMapping(prefix = "saletrail.replay")
public interface ReplayConfig {
  /// Interval between searches for a due replay.
  @WithDefault("1S")
  Duration tick();

  /// Messages per batch.
  @WithDefault("500")
  int batch();

  /// Time Kafka has to deliver a batch.
  @WithDefault("10S")
  Duration timeout();

  /// Time after which another replica takes over a replay.
  @WithDefault("2M")
  Duration lease();

  /// Pause after an outage of Kafka or the database.
  @WithDefault("10S")
  Duration pause();

  /// Timeout of one transaction.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// Replays per response.
  @WithDefault("20")
  int shown();

  /// Retention of ended replays.
  @WithDefault("90D")
  Duration retention();
}
