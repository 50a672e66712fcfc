package io.saletrail.sandbox.http;

import io.vertx.core.http.HttpServerOptions;

/// Server options for HTTP without TLS.
public final class Cleartext {
  /// HTTP/1.1 only. With the HTTP/2 upgrade that Java's client offers, large pages sometimes got no
  /// response.
  public static final HttpServerOptions HTTP_1 =
      new HttpServerOptions().setHttp2ClearTextEnabled(false);

  private Cleartext() {}
}
