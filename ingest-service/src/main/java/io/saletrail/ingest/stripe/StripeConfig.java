package io.saletrail.ingest.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Access to Stripe's API.
@ConfigMapping(prefix = "saletrail.stripe")
public interface StripeConfig {
  /// Our key; a header selects the connected account.
  String apiKey();

  URI apiBase();

  /// Calls per second of this process. Stripe allows 25 per endpoint.
  @WithDefault("20")
  int callsPerSecond();

  @WithDefault("5S")
  Duration connectTimeout();

  @WithDefault("30S")
  Duration readTimeout();

  /// Retries after network errors and 5xx.
  @WithDefault("3")
  int networkRetries();

  /// First pause after a network error; doubles, with jitter.
  @WithDefault("500MS")
  Duration networkFirstPause();

  /// Retries after 429.
  @WithDefault("5")
  int rateRetries();

  /// First pause after 429; doubles, with jitter.
  @WithDefault("500MS")
  Duration rateFirstPause();

  /// Longest pause between retries.
  @WithDefault("10S")
  Duration rateLongestPause();
}
