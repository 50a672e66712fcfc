package io.saletrail.settings.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts the sign-in state in the browser. Derived from `SECRETS_KEY`, so that every replica can
/// read it.
final class StateSecret {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "openid-connect-state";

  /// The length that Quarkus requires.
  private static final int LENGTH = 32;

  private StateSecret() {}

  static String of(String secretsKey) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretsKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var digest = mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
