package io.saletrail.settings.request.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Configuration of checks.
@ConfigMapping(prefix = "saletrail.check")
public interface CheckConfig {
  /// A check without progress for this long no longer blocks a new one.
  @WithDefault("10M")
  Duration stallTimeout();
}
