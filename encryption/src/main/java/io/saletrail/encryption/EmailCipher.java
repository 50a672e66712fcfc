package io.saletrail.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Encrypts a buyer's e-mail address for the one service that may use it: AES-SIV by Google's Tink,
/// bound to the account.
///
/// Deterministic, so that reading the same facts again gives the same facts: equal addresses of one
/// merchant have equal ciphertexts, those of two merchants do not. The keys are derived from those
/// of `SECRETS_KEY` (HKDF-SHA256), as used by [CredentialCipher]: the first encrypts, all decrypt.
public final class EmailCipher {
  /// The longest valid address (RFC 5321).
  public static final int MAX_ADDRESS_CHARS = 254;

  private static final int SIV_KEY_BYTES = 64;
  private static final byte[] PURPOSE = utf8("saletrail address seal v1");

  private final List<DeterministicAead> keys;

  private EmailCipher(List<DeterministicAead> keys) {
    this.keys = keys;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key, or a key of another length
  public static EmailCipher of(String secretsKey) {
    return new EmailCipher(SecretsKey.read(secretsKey).stream().map(EmailCipher::key).toList());
  }

  /// Encrypts an address for one account, trimmed and in lower case; empty if it is no valid
  /// address.
  public Optional<String> seal(String account, String address) {
    var written = address.strip().toLowerCase(Locale.ROOT);
    if (written.isEmpty() || written.length() > MAX_ADDRESS_CHARS) {
      return Optional.empty();
    }
    try {
      var sealed = keys.getFirst().encryptDeterministically(utf8(written), utf8(account));
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /// Decrypts an address; empty if no key decrypts it for this account.
  public Optional<String> open(String account, String sealed) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    for (var key : keys) {
      try {
        var address = key.decryptDeterministically(bytes, utf8(account));
        return Optional.of(new String(address, StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        // Encrypted with another key, perhaps the next one.
      }
    }
    return Optional.empty();
  }

  @AccessesPartialKey
  private static DeterministicAead key(byte[] secret) {
    try {
      DeterministicAeadConfig.register();
      var derived = Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], PURPOSE, SIV_KEY_BYTES);
      var parameters =
          AesSivParameters.builder()
              .setKeySizeBytes(SIV_KEY_BYTES)
              .setVariant(AesSivParameters.Variant.NO_PREFIX)
              .build();
      var key =
          AesSivKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(derived, InsecureSecretKeyAccess.get()))
              .build();
      var entry = KeysetHandle.importKey(key).withRandomId().makePrimary();
      return KeysetHandle.newBuilder()
          .addEntry(entry)
          .build()
          .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink refused the key", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
