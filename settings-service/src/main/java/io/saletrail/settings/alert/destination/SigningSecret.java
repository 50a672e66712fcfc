package io.saletrail.settings.alert.destination;

import java.security.SecureRandom;
import java.util.Base64;

/// The secret that signs a merchant's webhooks: `whsec_` and 32 bytes in base64, as Standard
/// Webhooks writes it.
final class SigningSecret {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SigningSecret() {}

  static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }
}
