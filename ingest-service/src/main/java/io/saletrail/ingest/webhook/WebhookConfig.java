package io.saletrail.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Limits of the webhook endpoint.
@ConfigMapping(prefix = "saletrail.webhook")
public interface WebhookConfig {
  /// Signing secrets, `whsec_…`; several during a roll.
  List<String> secrets();

  /// Allowed difference between a signature's time and ours. Stripe's own default.
  @WithDefault("300S")
  Duration tolerance();

  /// Time a caller has to send the body.
  @WithDefault("10S")
  Duration bodyTimeout();

  /// `Retry-After` while Kafka is unavailable. Stripe follows its own schedule.
  @WithDefault("5S")
  Duration retryAfter();
}
