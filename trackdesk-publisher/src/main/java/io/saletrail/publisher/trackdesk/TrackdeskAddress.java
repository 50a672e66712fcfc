package io.saletrail.publisher.trackdesk;

import java.net.URI;
import java.net.URISyntaxException;

/// `TRACKDESK_URL`: where a tenant's host is, with `{tenant}` for the tenant's name.
final class TrackdeskAddress {
  private static final String TENANT = "{tenant}";

  private final String template;

  private TrackdeskAddress(String template) {
    this.template = template;
  }

  /// Reads the template.
  ///
  /// @throws IllegalArgumentException with one plain sentence
  static TrackdeskAddress of(String template) {
    var stripped = template.strip().replaceAll("/+$", "");
    if (!stripped.contains(TENANT) || !leadsSomewhere(stripped.replace(TENANT, "tenant"))) {
      throw new IllegalArgumentException(
          "TRACKDESK_URL must look like https://{tenant}.trackdesk.com, with {tenant} in it.");
    }
    return new TrackdeskAddress(stripped);
  }

  /// A [TenantId] is a DNS label, so it stays within its part of the template.
  String of(TenantId tenant) {
    return template.replace(TENANT, tenant.toString());
  }

  private static boolean leadsSomewhere(String address) {
    try {
      var uri = new URI(address);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
