package io.saletrail.publisher.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bindings to earlier tenants.
@ConfigMapping(prefix = "saletrail.binding")
public interface BindingConfig {
  /// How long the token of an earlier tenant is kept: until no sale of that time can be refunded or
  /// disputed any more.
  @WithDefault("400d")
  Duration retention();
}
