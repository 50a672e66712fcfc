package io.saletrail.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Properties;

/// The secrets of one local stack, generated on its first start and stored with its data: a later
/// run must decrypt what an earlier run encrypted.
public record Keys(
    String operatorToken, String secretsKey, String webhookSecret, String stripeApiKey) {

  private static final int KEY_BYTES = 32;
  private static final int TOKEN_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Keys loadOrCreate(Path folder) {
    Path file = folder.resolve("keys.properties");
    try {
      if (Files.notExists(file)) {
        generate().writeTo(file);
      }
      return readFrom(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the keys to " + file, e);
    }
  }

  private static Keys generate() {
    return new Keys(
        "operator-" + HexFormat.of().formatHex(random(TOKEN_BYTES)),
        Base64.getEncoder().encodeToString(random(KEY_BYTES)),
        "whsec_" + HexFormat.of().formatHex(random(TOKEN_BYTES)),
        "sk_test_" + HexFormat.of().formatHex(random(TOKEN_BYTES)));
  }

  private void writeTo(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("operatorToken", operatorToken);
    properties.setProperty("secretsKey", secretsKey);
    properties.setProperty("webhookSecret", webhookSecret);
    properties.setProperty("stripeApiKey", stripeApiKey);
    Files.createFile(file);
    Files.setPosixFilePermissions(
        file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Generated on the first start; of no value outside this folder");
    }
  }

  private static Keys readFrom(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Keys(
        properties.getProperty("operatorToken", ""),
        properties.getProperty("secretsKey", ""),
        properties.getProperty("webhookSecret", ""),
        properties.getProperty("stripeApiKey", ""));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// Redacted, so that no log shows a secret.
  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}
