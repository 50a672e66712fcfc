package io.saletrail.settings.access.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of API keys.
@ConfigMapping(prefix = "saletrail.key")
public interface KeyConfig {
  /// Keys of one merchant, or of all operators.
  @WithDefault("20")
  int maxPerOwner();

  /// How long a replica trusts what it read of a key: one that was revoked on another replica is
  /// accepted for so long.
  @WithDefault("5S")
  Duration cacheTtl();

  /// Keys in the cache of a replica.
  @WithDefault("10000")
  int maxCached();

  /// The last use is written at most this often.
  @WithDefault("1H")
  Duration touchInterval();

  /// How long a key is kept after its end.
  @WithDefault("30D")
  Duration retention();
}
