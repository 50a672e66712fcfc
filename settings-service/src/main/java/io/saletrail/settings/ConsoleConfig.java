package io.saletrail.settings;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every knob of this service. The names in the environment stand in `application.properties`.
@ConfigMapping(prefix = "console")
public interface ConsoleConfig {
  /// What operators show to the API and to the sign-in page.
  String operatorToken();

  /// The keys that encrypt credentials and seal sessions: see `CredentialCipher`.
  String secretsKey();

  /// Where merchants' browsers find this service: snippets load from here.
  URI url();

  /// Where Trackdesk's own script is loaded from; may begin with `//`.
  String trackingJsUrl();

  /// Hosts of payment links beside `buy.stripe.com`, also with the beginning of a path.
  Optional<List<String>> paymentDomains();

  /// Whether the sign-in page offers a sign-in without any token. For development alone.
  boolean devSignIn();

  /// How long a session lasts, whatever happens in it.
  Duration sessionLength();

  /// How long a check may say nothing before a new one is started beside it.
  Duration checkSilence();

  /// The largest body of a request to the API or the console, in bytes.
  int maxBodyBytes();

  /// The same of a request that brings an export to compare with.
  int maxExportBytes();

  /// Whether pages on private networks may be checked for snippets. For development alone: it
  /// lets whoever signs in look into the network that this service stands in.
  boolean checkPrivatePages();

  /// What ties this service to its Stripe App.
  StripeApp stripeApp();

  /// Whose operators sign in by OpenID Connect.
  Organisation organisation();

  /// The knobs of an organisation's OpenID Connect provider.
  interface Organisation {
    /// Its issuer. Without it nobody signs in that way.
    Optional<String> issuer();

    /// What the provider calls this service.
    Optional<String> clientId();

    /// What this service shows the provider.
    Optional<String> clientSecret();

    /// What is asked for beside `openid`, separated by spaces.
    String scopes();

    /// The claim of the ID token that tells operators, or a JSON pointer to it.
    String operatorClaim();

    /// What that claim has to be, or to hold. Whoever lacks it is refused.
    Optional<String> operatorValue();

    /// How long a sign-in at the provider may take.
    Duration patience();
  }

  /// The knobs of the Stripe App.
  interface StripeApp {
    /// `absec_…`: signs what the app says. Without it there is no Stripe App.
    Optional<String> secret();

    /// How old a signature may be, and how far in the future for clocks that differ.
    Duration signatureAge();

    /// The app's id in its manifest. Without it nobody can begin an installation here.
    Optional<String> id();

    /// Where Stripe installs apps.
    URI marketplace();

    /// How long an installation may take.
    Duration installPatience();

    /// How long a link from the app to the console lives.
    Duration consoleLinkLife();
  }
}
