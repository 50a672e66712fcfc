package io.saletrail.runtime.operator;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The configured operator token, `OPERATOR_TOKEN`.
@Singleton
public class OperatorToken {
  private final byte[] token;

  OperatorToken(@ConfigProperty(name = "saletrail.operator.token") String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /// Compares in constant time: the duration must not show how much of a guess was right.
  public boolean matches(String presented) {
    return token.length > 0
        && MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
  }
}
