package io.saletrail.settings.access;

import io.saletrail.settings.ConsoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The token that operators show.
@ApplicationScoped
public class OperatorToken {
  private final byte[] token;

  OperatorToken(ConsoleConfig config) {
    this.token = config.operatorToken().getBytes(StandardCharsets.UTF_8);
  }

  /// Compares in a time that tells nothing about the token.
  public boolean matches(String shown) {
    return token.length > 0 && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
  }
}
