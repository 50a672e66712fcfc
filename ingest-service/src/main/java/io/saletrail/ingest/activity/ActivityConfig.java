package io.saletrail.ingest.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Keys for reading the raw topic, and the retention of what was read.
@ConfigMapping(prefix = "saletrail.activity")
public interface ActivityConfig {
  /// How long processed events are known. Stripe lists events for 30 days.
  @WithDefault("40D")
  Duration dedupRetention();

  /// `SECRETS_KEY`: encrypts buyers' e-mail addresses.
  String secretsKey();

  /// `STRIPE_APP_EVENTS_ID`: our app's id in events, `app_…`.
  Optional<String> stripeApp();
}
