package io.saletrail.ingest.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.util.List;

/// The endpoint's signing secrets. Any of them is accepted: Stripe signs with the old and the new
/// one during a roll.
record Secrets(List<String> values) {
  /// Disables the age check of Stripe's library, which accepts the future. [WebhookCheck] has its
  /// own.
  private static final long NO_TOLERANCE = 0;

  Secrets {
    values = values.stream().map(String::strip).filter(secret -> !secret.isEmpty()).toList();
  }

  boolean signed(String payload, SignatureHeader header) {
    return values.stream().anyMatch(secret -> signed(payload, header, secret));
  }

  private static boolean signed(String payload, SignatureHeader header, String secret) {
    try {
      return Webhook.Signature.verifyHeader(payload, header.canonical(), secret, NO_TOLERANCE);
    } catch (SignatureVerificationException | RuntimeException e) {
      // The library reports an invalid signature by several exceptions, not all of them declared.
      return false;
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + values.size() + "]";
  }
}
