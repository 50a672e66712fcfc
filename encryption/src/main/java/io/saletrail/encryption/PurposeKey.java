package io.saletrail.encryption;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// A key of one purpose, derived by HKDF-SHA256 (RFC 5869).
final class PurposeKey {
  static final int BYTES = 32;

  private static final String MAC = "HMACSHA256";

  /// Six bytes distinguish the keys of one system.
  private static final int ID_BYTES = 6;

  private final byte[] bytes;
  private final String id;

  private PurposeKey(byte[] bytes) {
    this.bytes = bytes;
    var name = derive(bytes, "saletrail key id v1", ID_BYTES);
    this.id = Base64.getUrlEncoder().withoutPadding().encodeToString(name);
  }

  /// A key that was derived elsewhere.
  static PurposeKey of(byte[] derived) {
    return new PurposeKey(derived);
  }

  static PurposeKey derived(byte[] secretsKey, Purpose purpose) {
    return new PurposeKey(derive(secretsKey, "saletrail " + purpose.label() + " key v1", BYTES));
  }

  /// Names the key in what it encrypts. It says nothing about the key.
  String id() {
    return id;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// Key material of another length.
  byte[] expand(String use, int length) {
    return derive(bytes, use, length);
  }

  private static byte[] derive(byte[] key, String info, int length) {
    try {
      var context = info.getBytes(StandardCharsets.UTF_8);
      return Hkdf.computeHkdf(MAC, key, new byte[0], context, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF failed", e);
    }
  }
}
