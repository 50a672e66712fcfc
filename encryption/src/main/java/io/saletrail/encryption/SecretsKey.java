package io.saletrail.encryption;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads `SECRETS_KEY`: one or more keys of 32 bytes in base64, comma-separated, the newest first.
/// A key of one purpose is written behind its name, such as `addresses:…`: it serves no other.
public final class SecretsKey {
  private static final char SEPARATOR = ':';

  private SecretsKey() {}

  /// The keys of some purposes alone, for a service that needs no other.
  ///
  /// @throws IllegalArgumentException if there is none, or a key of another length
  public static String only(String secretsKey, Purpose... purposes) {
    return Arrays.stream(purposes)
        .flatMap(purpose -> read(secretsKey, purpose).stream().map(key -> text(purpose, key)))
        .collect(Collectors.joining(","));
  }

  private static String text(Purpose purpose, PurposeKey key) {
    return purpose.label() + SEPARATOR + Base64.getEncoder().encodeToString(key.bytes());
  }

  static List<PurposeKey> read(String secretsKey, Purpose purpose) {
    var keys =
        Arrays.stream(secretsKey.split(",", -1))
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .flatMap(key -> key(key, purpose).stream())
            .toList();
    if (keys.isEmpty()) {
      throw badKey();
    }
    return keys;
  }

  private static Optional<PurposeKey> key(String text, Purpose purpose) {
    var end = text.indexOf(SEPARATOR);
    if (end < 0) {
      return Optional.of(PurposeKey.derived(bytes(text), purpose));
    }
    return text.substring(0, end).equals(purpose.label())
        ? Optional.of(PurposeKey.of(bytes(text.substring(end + 1))))
        : Optional.empty();
  }

  private static byte[] bytes(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw badKey();
    }
    if (bytes.length != PurposeKey.BYTES) {
      throw badKey();
    }
    return bytes;
  }

  private static IllegalArgumentException badKey() {
    return new IllegalArgumentException(
        "SECRETS_KEY must hold keys of "
            + PurposeKey.BYTES
            + " bytes in base64, comma-separated, for what this service encrypts.");
  }
}
