package io.saletrail.publisher.trackdesk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A merchant's tenant at Trackdesk. It is user input and becomes part of a host name that a token
/// is sent to: it must be a DNS label (RFC 1123).
public final class TenantId {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /// Names of hosts that are no tenants.
  private static final Set<String> NO_TENANTS =
      Set.of(
          "admin",
          "api",
          "app",
          "auth",
          "blog",
          "cdn",
          "docs",
          "ftp",
          "help",
          "localhost",
          "mail",
          "smtp",
          "static",
          "status",
          "support",
          "www");

  private final String label;

  private TenantId(String label) {
    this.label = label;
  }

  /// The tenant of that name; empty when no tenant can be called so.
  public static Optional<TenantId> of(String text) {
    var label = text.strip().toLowerCase(Locale.ROOT);
    return DNS_LABEL.matcher(label).matches() && !NO_TENANTS.contains(label)
        ? Optional.of(new TenantId(label))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenantId tenant && tenant.label.equals(label);
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }

  @Override
  public String toString() {
    return label;
  }
}
