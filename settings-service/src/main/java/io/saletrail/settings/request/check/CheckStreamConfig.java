package io.saletrail.settings.request.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of live streams, per replica.
@ConfigMapping(prefix = "saletrail.check-stream")
public interface CheckStreamConfig {
  /// Concurrent streams of all merchants.
  @WithDefault("500")
  int maxStreams();

  /// Concurrent streams of one merchant.
  @WithDefault("8")
  int maxStreamsPerMerchant();

  /// How often a stream reads the database.
  @WithDefault("500MS")
  Duration interval();

  /// The interval of heartbeats, which keep proxies from closing an idle stream.
  @WithDefault("15S")
  Duration heartbeat();

  /// The longest duration of a stream. Clients reconnect.
  @WithDefault("10M")
  Duration maxDuration();

  /// The reconnect delay for clients.
  @WithDefault("3S")
  Duration retry();
}
