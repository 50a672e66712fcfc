package io.saletrail.settings.access.stripe;

import io.saletrail.encryption.CredentialCipher;
import io.saletrail.settings.ConsoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What ties the end of an installation to the browser that began it: a random state, kept in a
/// cookie that only this service can write, and gone with its first use.
@ApplicationScoped
public class InstallState {
  /// The cookie's name.
  public static final String COOKIE = "saletrail_install";

  /// What the seal is bound to. Stripe accounts begin with `acct_`.
  private static final String BOUND_TO = "install-state";

  private static final int STATE_BYTES = 24;

  private final CredentialCipher cipher;
  private final Duration patience;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();

  InstallState(CredentialCipher cipher, ConsoleConfig config) {
    this.cipher = cipher;
    this.patience = config.stripeApp().installPatience();
    this.secure = "https".equals(config.url().getScheme());
  }

  /// A new state.
  public String draw() {
    var bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The cookie that remembers it.
  public NewCookie cookie(String state, Instant now) {
    var text = state + " " + now.plus(patience).getEpochSecond();
    return cookie(cipher.seal(BOUND_TO, text), (int) patience.toSeconds());
  }

  /// The cookie that forgets it.
  public NewCookie endCookie() {
    return cookie("", 0);
  }

  /// Whether it is the state that this browser was given, lately.
  public boolean matches(Optional<String> cookie, String state, Instant now) {
    return cookie
        .flatMap(value -> cipher.open(BOUND_TO, value))
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
        // Lax: it has to come along when Stripe sends the browser back.
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
