package io.saletrail.settings.access.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Evaluates the redirect at the end of an installation.
@ApplicationScoped
public class InstallCallback {
  private final AppSecret secret;
  private final InstallState installState;

  InstallCallback(AppSecret secret, InstallState installState) {
    this.secret = secret;
    this.installState = installState;
  }

  /// The result of an installation.
  public sealed interface Outcome {
    /// The app is installed, by the user of this browser.
    record Installed(String account) implements Outcome {}

    /// The user cancelled.
    record Cancelled() implements Outcome {}

    /// This browser started no installation, started it too long ago, or already returned.
    record StateMismatch() implements Outcome {}

    /// The signature is invalid or too old.
    record SignatureInvalid() implements Outcome {}
  }

  /// Evaluates the redirect.
  ///
  /// @param cookie the cookie of [InstallState]
  public Outcome evaluate(
      InstallCallbackParameters parameters, Optional<String> cookie, Instant now) {
    if (!parameters.error().isEmpty()) {
      return new Outcome.Cancelled();
    }
    if (!installState.matches(cookie, parameters.state(), now)) {
      return new Outcome.StateMismatch();
    }
    return parameters.plausible()
            && secret.verify(parameters.signed(), parameters.signature(), now)
                == SignatureVerdict.VALID
        ? new Outcome.Installed(parameters.account())
        : new Outcome.SignatureInvalid();
  }
}
