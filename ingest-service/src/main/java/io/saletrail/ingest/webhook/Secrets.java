package io.saletrail.ingest.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.util.List;

/// The endpoint's signing secrets: each may be the one, because Stripe signs with the old and the
/// new while a secret is rolled.
record Secrets(List<String> values) {
  /// Switches Stripe's own age check off; it lets the future pass. Ours is [WebhookCheck]'s.
  private static final long NO_TOLERANCE = 0;

  Secrets {
    values = values.stream().map(String::strip).filter(secret -> !secret.isEmpty()).toList();
  }

  /// Whether one of the secrets made one of the signatures.
  boolean signed(String payload, SignatureHeader header) {
    return values.stream().anyMatch(secret -> signed(payload, header, secret));
  }

  private static boolean signed(String payload, SignatureHeader header, String secret) {
    try {
      return Webhook.Signature.verifyHeader(payload, header.canonical(), secret, NO_TOLERANCE);
    } catch (SignatureVerificationException | RuntimeException e) {
      // The library says no in many ways, not all of them declared: all mean no.
      return false;
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + values.size() + "]";
  }
}
