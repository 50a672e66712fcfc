package io.saletrail.settings.site.pagecheck;

import io.smallrye.config.ConfigMapping;

/// Configuration of page checks.
@ConfigMapping(prefix = "saletrail.page-check")
public interface PageCheckConfig {
  /// Allows addresses in private networks. For development only: signed-in users could otherwise
  /// probe the operator's network.
  boolean privateNetworks();
}
