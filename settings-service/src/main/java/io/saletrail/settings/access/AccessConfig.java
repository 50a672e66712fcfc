package io.saletrail.settings.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;

/// Configuration of sign-in and of the limits on every request. `application.properties` maps the
/// environment variables.
@ConfigMapping(prefix = "saletrail.access")
public interface AccessConfig {
  /// The keys that encrypt credentials and cookies: see `SecretsKey`.
  String secretsKey();

  /// The public address of this service. Redirects and snippets use it.
  URI url();

  /// Offers a sign-in without a token. For development only.
  boolean devSignIn();

  /// The largest request body, in bytes.
  int maxBodyBytes();

  /// The largest request body of routes that accept more, by the end of their path.
  Map<String, Integer> maxBodyBytesOf();
}
