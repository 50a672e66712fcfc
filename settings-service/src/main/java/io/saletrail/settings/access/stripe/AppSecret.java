package io.saletrail.settings.access.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// The signing secret shared with Stripe for the Stripe App: `absec_…`.
@ApplicationScoped
public class AppSecret {
  /// `t=1700000000,v1=5257a8…`, with several signatures during a roll. Other input never reaches
  /// stripe-java, which throws various exceptions for it.
  private static final Pattern HEADER =
      Pattern.compile("t=(\\d{1,11})(?:,v\\d=[0-9a-f]{1,128}){1,8}");

  /// This class checks the age in both directions; stripe-java accepts timestamps in the future.
  private static final long ANY_AGE = 0;

  private final String secret;
  private final Duration tolerance;

  @Inject
  AppSecret(StripeAppConfig config) {
    this(config.secret().orElse(""), config.signatureAge());
  }

  AppSecret(String secret, Duration tolerance) {
    this.secret = secret.strip();
    this.tolerance = tolerance;
  }

  /// Whether a Stripe App is configured.
  public boolean known() {
    return !secret.isEmpty();
  }

  /// Verifies a signature. Never throws for invalid input.
  ///
  /// @param signed the signed text, byte for byte
  /// @param signature Stripe's header: `t=…,v1=…`
  public SignatureVerdict verify(String signed, String signature, Instant now) {
    var header = HEADER.matcher(signature);
    if (!known() || !header.matches()) {
      return SignatureVerdict.MALFORMED;
    }
    if (!matches(signed, signature)) {
      return SignatureVerdict.INVALID;
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(header.group(1)));
    if (signedAt.isBefore(now.minus(tolerance))) {
      return SignatureVerdict.TOO_OLD;
    }
    return signedAt.isAfter(now.plus(tolerance))
        ? SignatureVerdict.IN_FUTURE
        : SignatureVerdict.VALID;
  }

  /// Compares in constant time.
  private boolean matches(String signed, String signature) {
    try {
      return Webhook.Signature.verifyHeader(signed, signature, secret, ANY_AGE);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }
}
