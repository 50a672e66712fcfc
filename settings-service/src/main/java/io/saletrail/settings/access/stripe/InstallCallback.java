package io.saletrail.settings.access.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Judges what a browser comes back with from an installation.
@ApplicationScoped
public class InstallCallback {
  private final AppSecret secret;
  private final InstallState states;

  InstallCallback(AppSecret secret, InstallState states) {
    this.secret = secret;
    this.states = states;
  }

  /// What it comes to.
  public sealed interface Finding {
    /// The app is installed there, and this browser's user did it.
    record Installed(String account) implements Finding {}

    /// The user changed their mind.
    record Cancelled() implements Finding {}

    /// This browser began no installation, or too long ago, or came back before.
    record NotAsked() implements Finding {}

    /// Stripe did not sign it, or not lately.
    record NotSigned() implements Finding {}
  }

  /// Judges a return.
  ///
  /// @param cookie what [InstallState] left in the browser
  public Finding judge(InstallCallbackParameters back, Optional<String> cookie, Instant now) {
    if (!back.error().isEmpty()) {
      return new Finding.Cancelled();
    }
    if (!states.matches(cookie, back.state(), now)) {
      return new Finding.NotAsked();
    }
    return back.plausible()
            && secret.judge(back.signed(), back.signature(), now) == SignatureVerdict.GENUINE
        ? new Finding.Installed(back.account())
        : new Finding.NotSigned();
  }
}
