package io.saletrail.settings.access.session;

import io.saletrail.encryption.CookieCipher;
import io.saletrail.settings.access.AccessConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/// The cookie with the secret of a session, encrypted: an invented cookie never costs a query.
@ApplicationScoped
public class SessionCookie {
  private static final String PLAIN = "saletrail_session";

  /// Browsers accept the prefix only with `Secure`, for this host alone.
  private static final String HOST = "__Host-" + PLAIN;

  /// No other cookie can pass as a session.
  private static final String PURPOSE = "session";

  private final CookieCipher cipher;
  private final boolean secure;
  private final int seconds;

  SessionCookie(CookieCipher cipher, AccessConfig access, SessionConfig config) {
    this.cipher = cipher;
    this.secure = "https".equals(access.url().getScheme());
    this.seconds = (int) config.lifetime().toSeconds();
  }

  public String name() {
    return secure ? HOST : PLAIN;
  }

  /// A cookie that deletes the session.
  public NewCookie end() {
    return cookie("", 0);
  }

  NewCookie of(SessionSecret secret) {
    return cookie(cipher.seal(PURPOSE, secret.text()), seconds);
  }

  /// The secret in the cookie of a request; empty without one, or for an invented one.
  Optional<SessionSecret> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name()))
        .flatMap(cookie -> cipher.open(PURPOSE, cookie.getValue()))
        .map(SessionSecret::new);
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(name())
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
