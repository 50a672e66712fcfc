package io.saletrail.encryption;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Reads `SECRETS_KEY`: one or more keys in base64, comma-separated, the newest first.
final class SecretsKey {
  private SecretsKey() {}

  static List<byte[]> read(String secretsKey) {
    var keys =
        Arrays.stream(secretsKey.split(",", -1))
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .map(SecretsKey::bytes)
            .toList();
    if (keys.isEmpty()) {
      throw badKey();
    }
    return keys;
  }

  private static byte[] bytes(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw badKey();
    }
    if (bytes.length != CredentialCipher.KEY_BYTES) {
      throw badKey();
    }
    return bytes;
  }

  private static IllegalArgumentException badKey() {
    return new IllegalArgumentException(
        "SECRETS_KEY must hold keys of "
            + CredentialCipher.KEY_BYTES
            + " bytes in base64, comma-separated.");
  }
}
