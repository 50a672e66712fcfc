package io.saletrail.settings.access.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text of a key: `saletrail_` and 256 random bits. People and secret scanners recognise it by
/// its beginning. The randomness makes a plain digest safe to store.
record KeySecret(String text) {
  private static final String BEGINNING = "saletrail_";
  private static final Pattern SHAPE = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /// How much of the text lists show: 48 of the random bits.
  private static final int SHOWN_CHARS = BEGINNING.length() + 8;

  static KeySecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Reads what a caller presents. Empty if it has another shape.
  static Optional<KeySecret> read(String presented) {
    return SHAPE.matcher(presented).matches()
        ? Optional.of(new KeySecret(presented))
        : Optional.empty();
  }

  /// What the database stores.
  String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The beginning, by which its owner recognises it.
  String prefix() {
    return text.substring(0, SHOWN_CHARS);
  }

  @Override
  public String toString() {
    return "KeySecret";
  }
}
