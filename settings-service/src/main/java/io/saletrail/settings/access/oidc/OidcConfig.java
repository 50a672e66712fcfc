package io.saletrail.settings.access.oidc;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/// Configuration of the OpenID Connect provider.
@ConfigMapping(prefix = "saletrail.oidc")
public interface OidcConfig {
  /// The issuer. When absent, OpenID Connect is off.
  Optional<String> issuer();

  /// The client id of this service at the provider.
  Optional<String> clientId();

  /// The client secret of this service at the provider.
  Optional<String> clientSecret();

  /// Requested scopes besides `openid`, separated by spaces.
  String scopes();

  /// The claim of the ID token that marks operators, or a JSON pointer to it.
  String operatorClaim();

  /// The value that the claim must equal or contain. Users without it are rejected.
  Optional<String> operatorValue();

  /// The time limit of a sign-in at the provider.
  Duration signInTimeout();
}
