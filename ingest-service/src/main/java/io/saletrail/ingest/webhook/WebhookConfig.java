package io.saletrail.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// How webhooks are result.
@ConfigMapping(prefix = "saletrail.webhook")
public interface WebhookConfig {
  /// The endpoint's signing secrets, `whsec_…`; several while one is rolled.
  List<String> secrets();

  /// How far a signature's time may be from ours, either way. Stripe's own tolerance.
  @WithDefault("300S")
  Duration tolerance();

  /// How long a caller may take to send the body.
  @WithDefault("10S")
  Duration bodyTimeout();

  /// When to try again while Kafka is away. Stripe has its own plan; others may listen.
  @WithDefault("5S")
  Duration retryAfter();
}
