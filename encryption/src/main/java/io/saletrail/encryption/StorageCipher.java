package io.saletrail.encryption;

import java.util.Optional;

/// Encrypts foreign content that a service stores for operators alone: an event that no reader can
/// read, the words of a failed call's response. A ciphertext is bound to its row.
public final class StorageCipher {
  private final SealedText cipher;

  private StorageCipher(SealedText cipher) {
    this.cipher = cipher;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key for this purpose, or one of another
  ///   length
  public static StorageCipher of(String secretsKey, Purpose purpose) {
    return new StorageCipher(SealedText.of(secretsKey, purpose));
  }

  /// Encrypts content.
  ///
  /// @param row identifies the row that stores it
  public String seal(String row, byte[] content) {
    return cipher.seal(row, content);
  }

  /// Decrypts content; empty if no key decrypts it for this row.
  public Optional<byte[]> open(String row, String ciphertext) {
    return cipher.openBytes(row, ciphertext);
  }
}
