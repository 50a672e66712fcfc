package io.saletrail.settings.access;

import io.saletrail.encryption.CredentialCipher;
import io.saletrail.settings.ConsoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Sessions live in a cookie that only this service can write: sealed by [CredentialCipher] and
/// bound to a name that no merchant can have. Every replica reads it; nothing is stored.
@ApplicationScoped
public class Sessions {
  static final String COOKIE = "saletrail_session";

  /// What the seal is bound to. Stripe accounts begin with `acct_`.
  private static final String BOUND_TO = "console-session";

  private static final int CSRF_BYTES = 18;

  private final CredentialCipher cipher;
  private final ConsoleConfig config;
  private final SecureRandom random = new SecureRandom();

  Sessions(CredentialCipher cipher, ConsoleConfig config) {
    this.cipher = cipher;
    this.config = config;
  }

  /// A new session for somebody who has shown who they are.
  public Session open(Caller visitor, Instant now) {
    var csrf = new byte[CSRF_BYTES];
    random.nextBytes(csrf);
    return new Session(
        visitor,
        Base64.getUrlEncoder().withoutPadding().encodeToString(csrf),
        now.plus(config.sessionLength()));
  }

  /// The cookie that carries it.
  public NewCookie cookie(Session session) {
    return cookie(cipher.seal(BOUND_TO, session.text()), (int) config.sessionLength().toSeconds());
  }

  /// The cookie that ends it.
  public NewCookie endCookie() {
    return cookie("", 0);
  }

  /// The session in a cookie, unless it is somebody's invention or over.
  Optional<Session> read(String cookie, Instant now) {
    return cipher.open(BOUND_TO, cookie).flatMap(text -> Session.of(text, now));
  }

  /// Whether a form belongs to the session, in a time that tells nothing.
  static boolean csrfMatches(Session session, String shown) {
    return MessageDigest.isEqual(
        session.csrf().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
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
