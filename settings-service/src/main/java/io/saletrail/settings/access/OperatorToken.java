package io.saletrail.settings.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The configured operator token.
@ApplicationScoped
public class OperatorToken {
  private final byte[] token;

  OperatorToken(AccessConfig config) {
    this.token = config.operatorToken().getBytes(StandardCharsets.UTF_8);
  }

  /// Compares in constant time.
  public boolean matches(String presented) {
    return token.length > 0
        && MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
  }
}
