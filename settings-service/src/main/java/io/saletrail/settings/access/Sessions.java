package io.saletrail.settings.access;

import io.saletrail.encryption.CookieCipher;
import io.saletrail.settings.access.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Sessions live in an encrypted cookie. Every replica can read it; nothing is stored.
@ApplicationScoped
public class Sessions {
  static final String COOKIE = "saletrail_session";

  /// No other cookie can pass as a session.
  private static final String PURPOSE = "session";

  private static final int CSRF_BYTES = 18;

  private final CookieCipher cipher;
  private final AccessConfig config;
  private final SecureRandom random = new SecureRandom();

  Sessions(CookieCipher cipher, AccessConfig config) {
    this.cipher = cipher;
    this.config = config;
  }

  /// Starts a session for an authenticated caller.
  public Session open(Caller caller, Instant now) {
    var csrf = new byte[CSRF_BYTES];
    random.nextBytes(csrf);
    return new Session(
        caller,
        Base64.getUrlEncoder().withoutPadding().encodeToString(csrf),
        now.plus(config.sessionLifetime()));
  }

  /// The cookie that carries the session.
  public NewCookie cookie(Session session) {
    return cookie(cipher.seal(PURPOSE, session.text()), (int) config.sessionLifetime().toSeconds());
  }

  /// A cookie that deletes the session.
  public NewCookie endCookie() {
    return cookie("", 0);
  }

  /// Empty for a forged or expired cookie.
  Optional<Session> read(String cookie, Instant now) {
    return cipher.open(PURPOSE, cookie).flatMap(text -> Session.of(text, now));
  }

  /// Compares in constant time.
  static boolean csrfMatches(Session session, String presented) {
    return MessageDigest.isEqual(
        session.csrf().getBytes(StandardCharsets.UTF_8),
        presented.getBytes(StandardCharsets.UTF_8));
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(config.url().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
