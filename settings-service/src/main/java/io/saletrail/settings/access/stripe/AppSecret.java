package io.saletrail.settings.access.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.saletrail.settings.ConsoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// The secret that Stripe and this service share for the Stripe App: `absec_…`.
@ApplicationScoped
public class AppSecret {
  /// `t=1700000000,v1=5257a8…`, also with several signatures while a secret is rolled. Whatever
  /// does not look like it never reaches stripe-java, which throws many things at broken input.
  private static final Pattern HEADER =
      Pattern.compile("t=(\\d{1,11})(?:,v\\d=[0-9a-f]{1,128}){1,8}");

  /// The age is judged here, in both directions; stripe-java would let the future pass.
  private static final long ANY_AGE = 0;

  private final String secret;
  private final Duration tolerance;

  @Inject
  AppSecret(ConsoleConfig config) {
    this(config.stripeApp().secret().orElse(""), config.stripeApp().signatureAge());
  }

  AppSecret(String secret, Duration tolerance) {
    this.secret = secret.strip();
    this.tolerance = tolerance;
  }

  /// Whether there is a Stripe App to talk to.
  public boolean known() {
    return !secret.isEmpty();
  }

  /// Judges a signature; never throws for what it holds.
  ///
  /// @param signed the text, to the byte
  /// @param signature as Stripe writes it: `t=…,v1=…`
  public SignatureVerdict judge(String signed, String signature, Instant now) {
    var header = HEADER.matcher(signature);
    if (!known() || !header.matches()) {
      return SignatureVerdict.MALFORMED;
    }
    if (!made(signed, signature)) {
      return SignatureVerdict.WRONG;
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(header.group(1)));
    if (signedAt.isBefore(now.minus(tolerance))) {
      return SignatureVerdict.TOO_OLD;
    }
    return signedAt.isAfter(now.plus(tolerance))
        ? SignatureVerdict.FROM_THE_FUTURE
        : SignatureVerdict.GENUINE;
  }

  /// Compares in a time that tells nothing.
  private boolean made(String signed, String signature) {
    try {
      return Webhook.Signature.verifyHeader(signed, signature, secret, ANY_AGE);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }
}
