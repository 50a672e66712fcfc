package io.saletrail.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
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
/// merchant have equal ciphertexts, those of two merchants do not. The first key of `SECRETS_KEY`
/// encrypts, all decrypt; its name stands in front: `<id>.<base64url>`.
public final class EmailCipher {
  /// The longest valid address (RFC 5321).
  public static final int MAX_ADDRESS_CHARS = 254;

  private static final int SIV_KEY_BYTES = 64;
  private static final String USE = "saletrail address seal v1";
  private static final char SEPARATOR = '.';

  private final List<NamedKey> keys;

  private record NamedKey(String id, DeterministicAead cipher) {}

  private EmailCipher(List<NamedKey> keys) {
    this.keys = keys;
  }

  /// Reads `SECRETS_KEY`.
  ///
  /// @throws IllegalArgumentException if it contains no key for addresses, or one of another length
  public static EmailCipher of(String secretsKey) {
    return new EmailCipher(
        SecretsKey.read(secretsKey, Purpose.ADDRESSES).stream()
            .map(key -> new NamedKey(key.id(), cipher(key)))
            .toList());
  }

  /// Encrypts an address for one account, trimmed and in lower case; empty if it is no valid
  /// address.
  public Optional<String> seal(String account, String address) {
    var written = address.strip().toLowerCase(Locale.ROOT);
    if (written.isEmpty() || written.length() > MAX_ADDRESS_CHARS) {
      return Optional.empty();
    }
    return Optional.of(seal(keys.getFirst(), account, written));
  }

  /// Encrypts an address under every key, to find it wherever it is stored; empty if it is no valid
  /// address.
  public List<String> sealAll(String account, String address) {
    var written = address.strip().toLowerCase(Locale.ROOT);
    return seal(account, address).isEmpty()
        ? List.of()
        : keys.stream().map(key -> seal(key, account, written)).toList();
  }

  private static String seal(NamedKey key, String account, String written) {
    try {
      var sealed = key.cipher().encryptDeterministically(utf8(written), utf8(account));
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
      return key.id() + SEPARATOR + text;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /// Decrypts an address; empty if no key decrypts it for this account.
  public Optional<String> open(String account, String sealed) {
    var end = sealed.indexOf(SEPARATOR);
    return end < 0
        ? Optional.empty()
        : keys.stream()
            .filter(key -> key.id().equals(sealed.substring(0, end)))
            .findFirst()
            .flatMap(key -> open(key.cipher(), account, sealed.substring(end + 1)));
  }

  private static Optional<String> open(DeterministicAead key, String account, String base64) {
    try {
      var address =
          key.decryptDeterministically(Base64.getUrlDecoder().decode(base64), utf8(account));
      return Optional.of(new String(address, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @AccessesPartialKey
  private static DeterministicAead cipher(PurposeKey purposeKey) {
    try {
      DeterministicAeadConfig.register();
      var derived = purposeKey.expand(USE, SIV_KEY_BYTES);
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
