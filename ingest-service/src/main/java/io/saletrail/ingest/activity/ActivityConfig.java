package io.saletrail.ingest.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What is read off the raw topic with, and what is remembered of it.
@ConfigMapping(prefix = "saletrail.activity")
public interface ActivityConfig {
  /// How long it is remembered that an event came. Stripe lists events for 30 days.
  @WithDefault("40D")
  Duration dedupRetention();

  /// `SECRETS_KEY`: seals buyers' addresses.
  String secretsKey();

  /// `STRIPE_APP_EVENTS_ID`: our app as events name it, `app_…`.
  Optional<String> stripeApp();
}
