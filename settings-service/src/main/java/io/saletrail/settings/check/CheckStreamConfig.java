package io.saletrail.settings.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What following checks live may cost. Streams are counted at each replica by itself.
@ConfigMapping(prefix = "saletrail.check-stream")
public interface CheckStreamConfig {
  /// Streams of all merchants at a time.
  @WithDefault("500")
  int most();

  /// Streams of one merchant at a time.
  @WithDefault("8")
  int mostOfOneAccount();

  /// How often the database is asked for news.
  @WithDefault("500MS")
  Duration pause();

  /// How long a stream may be silent before it says that it lives, so that proxies keep it open.
  @WithDefault("15S")
  Duration heartbeat();

  /// How long a stream lasts at most; whoever still listens comes again.
  @WithDefault("10M")
  Duration longest();

  /// When a listener whose stream broke off may come again.
  @WithDefault("3S")
  Duration retry();
}
