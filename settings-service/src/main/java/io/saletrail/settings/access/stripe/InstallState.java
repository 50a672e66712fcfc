package io.saletrail.settings.access.stripe;

import io.saletrail.encryption.CookieCipher;
import io.saletrail.settings.access.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Ties the end of an installation to the browser that started it: a random state in an encrypted
/// cookie, deleted at its first use.
@ApplicationScoped
public class InstallState {
  public static final String COOKIE = "saletrail_install";

  /// No other cookie can pass as a state.
  private static final String PURPOSE = "install-state";

  private static final int STATE_BYTES = 24;

  private final CookieCipher cipher;
  private final Duration timeout;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();

  InstallState(CookieCipher cipher, AccessConfig access, StripeAppConfig app) {
    this.cipher = cipher;
    this.timeout = app.installTimeout();
    this.secure = "https".equals(access.url().getScheme());
  }

  /// Issues a random state.
  public String issue() {
    var bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The cookie that keeps the state.
  public NewCookie cookie(String state, Instant now) {
    var text = state + " " + now.plus(timeout).getEpochSecond();
    return cookie(cipher.seal(PURPOSE, text), (int) timeout.toSeconds());
  }

  /// A cookie that deletes the state.
  public NewCookie endCookie() {
    return cookie("", 0);
  }

  /// Whether the cookie holds this state and has not expired.
  public boolean matches(Optional<String> cookie, String state, Instant now) {
    return cookie
        .flatMap(value -> cipher.open(PURPOSE, value))
        .map(text -> text.split(" ", -1))
        .filter(parts -> parts.length == 2)
        .filter(parts -> now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1]))))
        .filter(
            parts ->
                MessageDigest.isEqual(
                    parts[0].getBytes(StandardCharsets.UTF_8),
                    state.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/install")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        // Lax: the cookie must be sent with Stripe's redirect.
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
