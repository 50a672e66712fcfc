package io.saletrail.ingest.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// How Stripe is called.
@ConfigMapping(prefix = "saletrail.stripe")
public interface StripeConfig {
  /// Our key; with it, connected accounts are reached by a header.
  String apiKey();

  URI apiBase();

  /// Calls a second, of this process. Stripe allows 25 to an endpoint.
  @WithDefault("20")
  int callsPerSecond();

  @WithDefault("5S")
  Duration connectTimeout();

  @WithDefault("30S")
  Duration readTimeout();

  /// How often a call is repeated that failed on the way or at Stripe (5xx).
  @WithDefault("3")
  int networkRetries();

  /// The first pause after a call that failed on the way; it doubles from there, with jitter.
  @WithDefault("500MS")
  Duration networkFirstPause();

  /// How often a call is repeated that Stripe found too many (429).
  @WithDefault("5")
  int rateRetries();

  /// The first pause after too many calls; it doubles from there, with jitter.
  @WithDefault("500MS")
  Duration rateFirstPause();

  /// The longest pause after too many calls.
  @WithDefault("10S")
  Duration rateLongestPause();
}
