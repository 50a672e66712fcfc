package io.saletrail.settings.merchant;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Validates tenant id and token. Each rule returns the error sentence; empty when the value is
/// valid.
final class SettingsRules {
  /// A DNS label, because the tenant becomes part of a host name (RFC 1035, 2.3.1 and 2.3.4).
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /// Names of hosts that are no tenants: a token sent to one would reach its owner.
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

  /// The address of a Trackdesk, which users paste instead of the name.
  private static final Pattern TRACKDESK_ADDRESS =
      Pattern.compile("(?i)(?:https?://)?([a-z0-9-]{1,63})\\.trackdesk\\.com(?:/.*)?");

  /// Visible ASCII, as HTTP headers allow.
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]*");

  static final int MIN_TOKEN = 8;
  static final int MAX_TOKEN = 512;

  private SettingsRules() {}

  static Optional<String> tenantFault(String tenant) {
    if (tenant.isEmpty()) {
      return Optional.of("Enter your Tenant ID, the part before .trackdesk.com.");
    }
    if (NO_TENANTS.contains(tenant)) {
      return Optional.of("This is an address of Trackdesk itself. Enter your own Tenant ID.");
    }
    if (DNS_LABEL.matcher(tenant).matches()) {
      return Optional.empty();
    }
    var address = TRACKDESK_ADDRESS.matcher(tenant);
    if (address.matches()) {
      return Optional.of(
          "Enter only the name before .trackdesk.com: "
              + address.group(1).toLowerCase(Locale.ROOT)
              + ".");
    }
    return Optional.of("A Tenant ID has 1 to 63 lower-case letters, digits and inner hyphens.");
  }

  /// The error never repeats the token.
  static Optional<String> tokenFault(String token) {
    if (!VISIBLE.matcher(token).matches()) {
      return Optional.of(
          "A personal token has no spaces, line breaks or special characters. Copy it again from Trackdesk.");
    }
    if (token.length() < MIN_TOKEN || token.length() > MAX_TOKEN) {
      return Optional.of(
          "A personal token has "
              + MIN_TOKEN
              + " to "
              + MAX_TOKEN
              + " characters. Copy all of it from Trackdesk.");
    }
    return Optional.empty();
  }
}
