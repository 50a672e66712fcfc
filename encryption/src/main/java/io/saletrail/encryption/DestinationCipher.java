package io.saletrail.encryption;

import java.util.Optional;

/// Encrypts where a merchant's alerts go: addresses, and the secrets that sign webhooks. Bound to
/// the account.
public final class DestinationCipher {
  private final SealedText cipher;

  private DestinationCipher(SealedText cipher) {
    this.cipher = cipher;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key for alerts, or one of another length
  public static DestinationCipher of(String secretsKey) {
    return new DestinationCipher(SealedText.of(secretsKey, Purpose.ALERTS));
  }

  public String seal(String account, String text) {
    return cipher.seal(account, text);
  }

  /// Decrypts; empty if no key decrypts it for this account.
  public Optional<String> open(String account, String ciphertext) {
    return cipher.open(account, ciphertext);
  }

  /// Whether it is not of the newest key.
  public boolean old(String ciphertext) {
    return cipher.old(ciphertext);
  }
}
