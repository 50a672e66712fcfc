package io.saletrail.settings;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Configuration of this service. `application.properties` maps the environment variables.
@ConfigMapping(prefix = "saletrail.console")
public interface ConsoleConfig {
  /// The bearer token of operators, also accepted on the sign-in page.
  String operatorToken();

  /// The keys that encrypt credentials and cookies: see `CredentialCipher`.
  String secretsKey();

  /// The public address of this service. Snippets load from here.
  URI url();

  /// The address of Trackdesk's script; can start with `//`.
  String trackingJsUrl();

  /// Hosts of payment links besides `buy.stripe.com`, optionally with a path prefix.
  Optional<List<String>> paymentDomains();

  /// Offers a sign-in without a token. For development only.
  boolean devSignIn();

  /// The lifetime of a session, counted from sign-in.
  Duration sessionLength();

  /// A check without progress for this long no longer blocks a new one.
  Duration checkStallTimeout();

  /// The largest request body of the API and the console, in bytes.
  int maxBodyBytes();

  /// The largest body of a request that uploads an export for comparison, in bytes.
  int maxExportBytes();

  /// Allows page checks of addresses in private networks. For development only: signed-in users
  /// could otherwise probe the operator's network.
  boolean allowPrivatePages();

  /// The Stripe App.
  StripeApp stripeApp();

  /// Sign-in of operators by OpenID Connect.
  Oidc oidc();

  /// Configuration of the OpenID Connect provider.
  interface Oidc {
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

  /// Configuration of the Stripe App.
  interface StripeApp {
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
}
