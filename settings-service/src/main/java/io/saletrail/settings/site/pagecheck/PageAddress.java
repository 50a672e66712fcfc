package io.saletrail.settings.site.pagecheck;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The URL of a page to check, or of a redirect.
///
/// @param uri `http` or `https`, with a host and without user info
public record PageAddress(URI uri) {
  /// Longer URLs are rejected.
  static final int MAX_LENGTH = 2000;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /// Parses user input. `https` is the default scheme.
  public static Optional<PageAddress> read(String typed) {
    var text = typed.strip();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return of(text.contains("://") ? text : "https://" + text);
  }

  /// The target of a redirect.
  Optional<PageAddress> redirected(String location) {
    if (location.length() > MAX_LENGTH) {
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
      var valid =
          SCHEMES.contains(scheme)
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getPort() <= 65_535;
      return valid ? Optional.of(new PageAddress(uri)) : Optional.empty();
    } catch (IllegalArgumentException | java.net.URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /// Without the brackets of an IPv6 literal.
  public String host() {
    return uri.getHost().replaceAll("[\\[\\]]", "");
  }

  public boolean secure() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  public int port() {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return secure() ? 443 : 80;
  }

  /// Whether it is the scheme's default port.
  public boolean defaultPort() {
    return port() == (secure() ? 443 : 80);
  }

  /// The request target: path and query.
  public String target() {
    var path = Optional.ofNullable(uri.getRawPath()).filter(raw -> !raw.isEmpty()).orElse("/");
    return Optional.ofNullable(uri.getRawQuery()).map(query -> path + "?" + query).orElse(path);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
