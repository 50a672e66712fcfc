package io.saletrail.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.XChaCha20Poly1305Key;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Encrypts credentials between services and at rest: XChaCha20-Poly1305 by Google's Tink. A
/// ciphertext is bound to its account and cannot be decrypted for another merchant.
///
/// `SECRETS_KEY` contains one or more keys of 32 bytes in base64, comma-separated. The first
/// encrypts, all decrypt, so a new key can be put in front before the old one is removed.
public final class CredentialCipher {
  /// Length of a key.
  public static final int KEY_BYTES = 32;

  private final List<Aead> keys;

  private CredentialCipher(List<Aead> keys) {
    this.keys = keys;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key, or a key of another length
  public static CredentialCipher of(String secretsKey) {
    return new CredentialCipher(
        SecretsKey.read(secretsKey).stream().map(CredentialCipher::key).toList());
  }

  /// Encrypts a secret for one account.
  public String seal(String account, String secret) {
    try {
      var sealed = keys.getFirst().encrypt(utf8(secret), utf8(account));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /// Decrypts a secret; empty if no key decrypts it for this account.
  public Optional<String> open(String account, String ciphertext) {
    byte[] sealed;
    try {
      sealed = Base64.getDecoder().decode(ciphertext);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    for (var key : keys) {
      try {
        return Optional.of(new String(key.decrypt(sealed, utf8(account)), StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        // Encrypted with another key, perhaps the next one.
      }
    }
    return Optional.empty();
  }

  @AccessesPartialKey
  private static Aead key(byte[] bytes) {
    try {
      AeadConfig.register();
      var secret = SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
      var entry =
          KeysetHandle.importKey(XChaCha20Poly1305Key.create(secret)).withRandomId().makePrimary();
      return KeysetHandle.newBuilder()
          .addEntry(entry)
          .build()
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink refused the key", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
