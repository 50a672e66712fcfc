package io.saletrail.settings.access.stripe;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Configuration of the Stripe App.
@ConfigMapping(prefix = "saletrail.stripe-app")
public interface StripeAppConfig {
  /// The signing secret, `absec_…`. When absent, there is no Stripe App.
  Optional<String> secret();

  /// The tolerated age of a signature, and the tolerated clock difference into the future.
  Duration signatureAge();

  /// The app's id in its manifest. When absent, the console cannot start an installation.
  Optional<String> id();

  /// The base address of Stripe's install links.
  URI marketplace();

  /// The time limit of an installation.
  Duration installTimeout();

  /// The lifetime of a link from the app to the console.
  Duration consoleLinkTtl();
}
