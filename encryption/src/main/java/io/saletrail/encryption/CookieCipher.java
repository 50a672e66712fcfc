package io.saletrail.encryption;

import java.util.Optional;

/// Encrypts cookies. A cookie is bound to its use, so one cookie cannot pass as another.
public final class CookieCipher {
  private final SealedText cipher;

  private CookieCipher(SealedText cipher) {
    this.cipher = cipher;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key for cookies, or one of another length
  public static CookieCipher of(String secretsKey) {
    return new CookieCipher(SealedText.of(secretsKey, Purpose.COOKIES));
  }

  /// Encrypts the text of a cookie.
  public String seal(String use, String text) {
    return cipher.seal(use, text);
  }

  /// Decrypts a cookie; empty if it is forged or has another use.
  public Optional<String> open(String use, String cookie) {
    return cipher.open(use, cookie);
  }
}
