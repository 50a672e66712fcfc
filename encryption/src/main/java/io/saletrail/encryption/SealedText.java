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

/// Encrypts text under the keys of one purpose: XChaCha20-Poly1305 by Google's Tink, bound to a
/// context. The name of the key stands in front: `<id>.<base64>`.
final class SealedText {
  private static final char SEPARATOR = '.';

  private final List<NamedKey> keys;

  private SealedText(List<NamedKey> keys) {
    this.keys = keys;
  }

  static SealedText of(String secretsKey, Purpose purpose) {
    return new SealedText(
        SecretsKey.read(secretsKey, purpose).stream()
            .map(key -> new NamedKey(key.id(), aead(key)))
            .toList());
  }

  private record NamedKey(String id, Aead aead) {}

  String seal(String context, String text) {
    return seal(context, utf8(text));
  }

  String seal(String context, byte[] bytes) {
    var key = keys.getFirst();
    try {
      var sealed = key.aead().encrypt(bytes, utf8(context));
      return key.id() + SEPARATOR + Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /// Empty if no key decrypts it in this context.
  Optional<String> open(String context, String ciphertext) {
    return openBytes(context, ciphertext).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Empty if no key decrypts it in this context.
  Optional<byte[]> openBytes(String context, String ciphertext) {
    var end = ciphertext.indexOf(SEPARATOR);
    return end < 0
        ? Optional.empty()
        : keys.stream()
            .filter(key -> key.id().equals(ciphertext.substring(0, end)))
            .findFirst()
            .flatMap(key -> open(key.aead(), context, ciphertext.substring(end + 1)));
  }

  private static Optional<byte[]> open(Aead key, String context, String base64) {
    try {
      return Optional.of(key.decrypt(Base64.getDecoder().decode(base64), utf8(context)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// Whether it is not of the newest key.
  boolean old(String ciphertext) {
    return !ciphertext.startsWith(keys.getFirst().id() + SEPARATOR);
  }

  @AccessesPartialKey
  private static Aead aead(PurposeKey key) {
    try {
      AeadConfig.register();
      var secret = SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get());
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
