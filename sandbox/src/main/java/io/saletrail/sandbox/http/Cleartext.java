package io.saletrail.sandbox.http;

import io.vertx.core.http.HttpServerOptions;

/// How the stand-ins serve without TLS.
public final class Cleartext {
  /// HTTP/1.1 alone, as a real service without TLS does. The upgrade to HTTP/2 that Java's client
  /// offers left large pages unanswered now and then.
  public static final HttpServerOptions HTTP_1 =
      new HttpServerOptions().setHttp2ClearTextEnabled(false);

  private Cleartext() {}
}
