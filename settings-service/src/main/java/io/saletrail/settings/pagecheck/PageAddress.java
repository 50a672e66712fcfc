package io.saletrail.settings.pagecheck;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address of a page that a merchant wants checked, or that a page leads on to.
///
/// @param uri `http` or `https`, with a host and nothing that signs in
record PageAddress(URI uri) {
  /// Longer addresses are nobody's shop.
  static final int LONGEST = 2000;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /// Reads what was typed. Without a scheme `https` is meant.
  static Optional<PageAddress> read(String typed) {
    var text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    return of(text.contains("://") ? text : "https://" + text);
  }

  /// Where a redirect leads.
  Optional<PageAddress> redirected(String location) {
    if (location.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return of(uri.resolve(location).toString());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<PageAddress> of(String text) {
    try {
      var uri = URI.create(text).parseServerAuthority();
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      var good =
          SCHEMES.contains(scheme)
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getPort() <= 65_535;
      return good ? Optional.of(new PageAddress(uri)) : Optional.empty();
    } catch (IllegalArgumentException | java.net.URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /// Without the brackets of an IPv6 address.
  String host() {
    return uri.getHost().replaceAll("[\\[\\]]", "");
  }

  boolean secure() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  int port() {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return secure() ? 443 : 80;
  }

  /// Whether it is the port that browsers use of themselves.
  boolean usualPort() {
    return port() == (secure() ? 443 : 80);
  }

  /// Path and query, as they go into a request.
  String target() {
    var path = Optional.ofNullable(uri.getRawPath()).filter(raw -> !raw.isEmpty()).orElse("/");
    return Optional.ofNullable(uri.getRawQuery()).map(query -> path + "?" + query).orElse(path);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
