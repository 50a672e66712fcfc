package io.saletrail.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A libpq connection URI, `postgresql://user:password@host:port/database?parameters`, as Quarkus's
/// datasource properties.
///
/// Source: postgresql.org, libpq, connection URIs. JDBC takes no user and password in the
/// authority, so they become properties of their own.
record DatabaseUrl(String address, String query, String user, String password) {
  static final int DEFAULT_PORT = 5432;

  /// @throws MalformedDatabaseUrl if `text` is not such a URI
  static DatabaseUrl of(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new MalformedDatabaseUrl();
    }
    var scheme = uri.getScheme();
    var path = uri.getRawPath();
    if (scheme == null
        || !(scheme.equals("postgresql") || scheme.equals("postgres"))
        || uri.getHost() == null
        || path == null
        || path.length() < 2) {
      throw new MalformedDatabaseUrl();
    }
    var port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    var colon = login.indexOf(':');
    return new DatabaseUrl(
        "postgresql://" + uri.getHost() + ":" + port + path,
        uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery(),
        decode(colon < 0 ? login : login.substring(0, colon)),
        decode(colon < 0 ? "" : login.substring(colon + 1)));
  }

  Map<String, String> properties() {
    var properties = new LinkedHashMap<String, String>();
    properties.put("quarkus.datasource.reactive.url", address + query);
    properties.put("quarkus.datasource.jdbc.url", "jdbc:" + address + query);
    if (!user.isEmpty()) {
      properties.put("quarkus.datasource.username", user);
    }
    if (!password.isEmpty()) {
      properties.put("quarkus.datasource.password", password);
    }
    return properties;
  }

  @Override
  public String toString() {
    return address;
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
