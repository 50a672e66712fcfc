package io.saletrail.settings.access.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The rate limits, per replica.
@ConfigMapping(prefix = "saletrail.limit")
public interface LimitConfig {
  /// Anonymous requests from one address: installations, sign-ins, and calls of the Stripe App
  /// before their signature is verified. Behind an untrusted proxy (`TRUST_PROXY`) all clients
  /// share one address.
  @WithDefault("300 per 1M")
  Rate anonymousRequests();

  /// Signed calls of the Stripe App for one merchant.
  @WithDefault("120 per 1M")
  Rate appCalls();

  /// Check Now, for one merchant.
  @WithDefault("20 per 10M")
  Rate checks();

  /// Page checks, for one merchant.
  @WithDefault("10 per 1M")
  Rate pageChecks();

  /// Tests of alerts, for one merchant: their address need not be the merchant's own.
  @WithDefault("10 per 1H")
  Rate alertTests();

  /// Exports of personal data, for one merchant: each reads all timelines of the merchant.
  @WithDefault("10 per 1H")
  Rate exports();

  /// All other changes, for one merchant.
  @WithDefault("60 per 1M")
  Rate changes();

  /// Tracked addresses or merchants per limit. The longest idle ones are evicted first.
  @WithDefault("20000")
  int maxTrackedKeys();
}
