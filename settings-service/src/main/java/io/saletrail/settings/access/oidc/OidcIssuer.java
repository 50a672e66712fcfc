package io.saletrail.settings.access.oidc;

import java.net.URI;
import java.util.Set;

/// The address of an OpenID Connect provider.
public final class OidcIssuer {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private OidcIssuer() {}

  /// Whether its answers cannot be forged on the way: https, or a provider on this machine.
  public static boolean isTrustworthy(String issuer) {
    try {
      var uri = URI.create(issuer);
      return "https".equalsIgnoreCase(uri.getScheme())
          || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
