package io.saletrail.ingest.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The endpoint's signing secrets. Any of them is accepted: Stripe signs with the old and the new
/// one during a roll.
record Secrets(List<Secret> values) {
  /// Disables the age check of Stripe's library, which accepts the future. [WebhookCheck] has its
  /// own.
  private static final long NO_TOLERANCE = 0;

  /// @throws IllegalArgumentException if a scope cannot be read
  static Secrets of(List<String> texts) {
    return new Secrets(
        texts.stream().map(String::strip).filter(text -> !text.isEmpty()).map(Secret::of).toList());
  }

  /// The first secret of a kind that made the signature.
  Optional<Secret> signer(String payload, SignatureHeader header, Predicate<Secret> kind) {
    return values.stream()
        .filter(kind)
        .filter(secret -> signed(payload, header, secret))
        .findFirst();
  }

  private static boolean signed(String payload, SignatureHeader header, Secret secret) {
    try {
      var line = header.canonical();
      return Webhook.Signature.verifyHeader(payload, line, secret.value(), NO_TOLERANCE);
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
