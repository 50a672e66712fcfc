package io.saletrail.settings.merchant;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a tenant id and a token have to look like. Each rule answers with the sentence that helps
/// whoever typed it; empty means that the value is good.
final class SettingsRules {
  /// A DNS label: the tenant becomes part of a host name (RFC 1035, 2.3.1 and 2.3.4).
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /// What people paste instead: the address of their Trackdesk.
  private static final Pattern TRACKDESK_ADDRESS =
      Pattern.compile("(?i)(?:https?://)?([a-z0-9-]{1,63})\\.trackdesk\\.com(?:/.*)?");

  /// Visible ASCII: what can stand in an HTTP header.
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]*");

  static final int MIN_TOKEN = 8;
  static final int MAX_TOKEN = 512;

  private SettingsRules() {}

  static Optional<String> tenantFault(String tenant) {
    if (tenant.isEmpty()) {
      return Optional.of("Enter your Tenant ID: the name before .trackdesk.com.");
    }
    if (DNS_LABEL.matcher(tenant).matches()) {
      return Optional.empty();
    }
    var address = TRACKDESK_ADDRESS.matcher(tenant);
    if (address.matches()) {
      return Optional.of(
          "Only the name before .trackdesk.com is needed: "
              + address.group(1).toLowerCase(Locale.ROOT)
              + ".");
    }
    return Optional.of(
        "A Tenant ID has 1 to 63 lower-case letters, digits and inner hyphens, and nothing"
            + " else.");
  }

  /// Never repeats the token.
  static Optional<String> tokenFault(String token) {
    if (!VISIBLE.matcher(token).matches()) {
      return Optional.of(
          "A Personal token has no spaces, line breaks or special characters: copy it"
              + " again from Trackdesk.");
    }
    if (token.length() < MIN_TOKEN || token.length() > MAX_TOKEN) {
      return Optional.of(
          "A Personal token has "
              + MIN_TOKEN
              + " to "
              + MAX_TOKEN
              + " characters: copy all of it from Trackdesk.");
    }
    return Optional.empty();
  }
}
