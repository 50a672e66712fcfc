package io.saletrail.encryption;

import java.util.Optional;

/// Encrypts cookies with the keys of `SECRETS_KEY`. A cookie is bound to its purpose, so one cookie
/// cannot pass as another, and none as a credential.
public final class CookieCipher {
  /// No account contains a colon.
  private static final String CONTEXT = "cookie:";

  private final CredentialCipher cipher;

  private CookieCipher(CredentialCipher cipher) {
    this.cipher = cipher;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key, or a key of another length
  public static CookieCipher of(String secretsKey) {
    return new CookieCipher(CredentialCipher.of(secretsKey));
  }

  /// Encrypts the text of a cookie.
  public String seal(String purpose, String text) {
    return cipher.seal(CONTEXT + purpose, text);
  }

  /// Decrypts a cookie; empty if it is forged or has another purpose.
  public Optional<String> open(String purpose, String cookie) {
    return cipher.open(CONTEXT + purpose, cookie);
  }
}
