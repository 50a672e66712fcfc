package io.saletrail.runtime;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Secrets that a stranger knows or can guess. A service that has one does not start.
///
/// @param faults a clause for each
record GuessableSecrets(String service, List<String> faults) {
  /// The length of a token that cannot be found by trying, even without a limit.
  static final int MIN_TOKEN_CHARS = 20;

  private static final int KEY_BYTES = 32;

  /// 32 random bytes have about 30 different values; fewer than 16 occur once in 10^20 keys.
  private static final int MIN_DISTINCT_BYTES = 16;

  /// The values in `deploy/sandbox.env`.
  private static final Set<String> PUBLISHED =
      Set.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=", "operator-of-the-sandbox");

  /// On for the stand-ins alone, where everybody may sign in anyway.
  private static final String TRIAL = "DEV_SIGN_IN";

  static GuessableSecrets of(Config config) {
    var trial = config.getOptionalValue(TRIAL, Boolean.class).orElse(false);
    var token = config.getOptionalValue("OPERATOR_TOKEN", String.class).orElse("");
    var keys = config.getOptionalValue("SECRETS_KEY", String.class).orElse("");
    return new GuessableSecrets(
        config.getValue("quarkus.application.name", String.class),
        Stream.of(tokenFault(token, trial), keyFault(keys, trial))
            .flatMap(Optional::stream)
            .toList());
  }

  /// Why the service does not start; empty if it may.
  Optional<String> error() {
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(service + " does not start: " + String.join("; ", faults) + ".");
  }

  static Optional<String> tokenFault(String token, boolean trial) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (PUBLISHED.contains(token) && !trial) {
      return Optional.of("OPERATOR_TOKEN is the published one of the sandbox");
    }
    return token.strip().length() < MIN_TOKEN_CHARS
        ? Optional.of(
            "OPERATOR_TOKEN needs at least %d characters (openssl rand -hex 24)"
                .formatted(MIN_TOKEN_CHARS))
        : Optional.empty();
  }

  /// Each of the keys counts: the old one of a rotation still decrypts.
  static Optional<String> keyFault(String keys, boolean trial) {
    return Arrays.stream(keys.split(",", -1))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .filter(key -> !(trial && PUBLISHED.contains(key)))
        .flatMap(key -> oneKeyFault(key).stream())
        .findFirst();
  }

  /// @param text a key, or a derived one behind its purpose (`addresses:…`)
  private static Optional<String> oneKeyFault(String text) {
    var key = text.substring(text.indexOf(':') + 1);
    if (PUBLISHED.contains(key)) {
      return Optional.of("SECRETS_KEY is the published one of the sandbox");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      return Optional.of(
          "SECRETS_KEY must hold keys of %d bytes in base64, comma-separated".formatted(KEY_BYTES));
    }
    return guessable(bytes)
        ? Optional.of("SECRETS_KEY is not random (openssl rand -base64 32)")
        : Optional.empty();
  }

  private static boolean guessable(byte[] key) {
    return distinct(key) < MIN_DISTINCT_BYTES || isText(key) || isSequence(key);
  }

  private static long distinct(byte[] key) {
    return IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
  }

  /// A sentence, or one key written in hex: random bytes are all printable once in 10^14 keys.
  private static boolean isText(byte[] key) {
    for (byte each : key) {
      if (each < ' ' || each > '~') {
        return false;
      }
    }
    return true;
  }

  /// Such as 0, 1, 2, 3 and so on.
  private static boolean isSequence(byte[] key) {
    for (int i = 2; i < key.length; i++) {
      if ((byte) (key[i] - key[i - 1]) != (byte) (key[1] - key[0])) {
        return false;
      }
    }
    return true;
  }
}
